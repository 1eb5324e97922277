package dev.usher.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiMergeTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OpenApiMerge merge = new OpenApiMerge(JSON.createObjectNode());

    private static JsonNode document(String path, String operation, String schemas) {
        return JSON.readTree(
                """
                {"paths": {"%s": {"get": {"operationId": "%s",
                    "answer": {"$ref": "#/components/schemas/Item"}}}},
                 "components": {"schemas": %s}, "tags": [{"name": "shared"}]}
                """
                        .formatted(path, operation, schemas));
    }

    @Test
    void keepsOneOfEqualComponents() {
        merge.add("event", document("/a", "one", "{\"Item\": {\"type\": \"string\"}}"));
        merge.add("payment", document("/b", "two", "{\"Item\": {\"type\": \"string\"}}"));

        assertThat(merge.document().at("/components/schemas").propertyNames())
                .containsExactly("Item");
        assertThat(merge.document().at("/tags").size()).isEqualTo(1);
    }

    @Test
    void renamesComponentsThatDifferAndWhatPointsAtThem() {
        merge.add("event", document("/a", "one", "{\"Item\": {\"type\": \"string\"}}"));
        merge.add(
                "payment",
                document(
                        "/b",
                        "two",
                        "{\"Item\": {\"type\": \"object\"},"
                                + " \"List\": {\"items\": {\"$ref\": \"#/components/schemas/Item\"}}}"));

        assertThat(merge.document().at("/components/schemas").propertyNames())
                .containsExactly("Item", "List", "PaymentItem");
        assertThat(merge.document().at("/paths/~1a/get/answer/$ref").asString())
                .isEqualTo("#/components/schemas/Item");
        assertThat(merge.document().at("/paths/~1b/get/answer/$ref").asString())
                .isEqualTo("#/components/schemas/PaymentItem");
        assertThat(merge.document().at("/components/schemas/List/items/$ref").asString())
                .isEqualTo("#/components/schemas/PaymentItem");
    }

    @Test
    void keepsOperationIdsUnique() {
        merge.add("event", document("/a", "list", "{}"));
        merge.add("payment", document("/b", "list", "{}"));
        merge.add("ticket", document("/c", "list_1", "{}"));

        assertThat(merge.document().at("/paths/~1a/get/operationId").asString()).isEqualTo("list");
        assertThat(merge.document().at("/paths/~1b/get/operationId").asString())
                .isEqualTo("paymentList");
        assertThat(merge.document().at("/paths/~1c/get/operationId").asString())
                .isEqualTo("ticketList");
    }
}
