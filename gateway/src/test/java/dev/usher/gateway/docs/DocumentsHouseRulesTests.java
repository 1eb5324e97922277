package dev.usher.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.CommittedFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DocumentsHouseRulesTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event-service",
                "payment-service",
                "ticket-service",
                "validation-service",
                "usher"
            })
    void keepTheRulesOfTheHouse(String name) {
        JsonNode document = JSON.readTree(CommittedFile.at("docs/api/" + name + ".json").text());

        assertThat(DocumentRules.broken(document)).isEmpty();
    }

    @Test
    void findWhatBreaksThem() {
        JsonNode document =
                JSON.readTree(
                        """
                        {"paths": {"/v1/a": {"get": {
                           "operationId": "list_1", "description": "Lists.",
                           "parameters": [{"name": "q", "in": "query"}],
                           "responses": {"200": {"description": "A page.",
                             "content": {"application/json": {}}},
                             "404": {"$ref": "#/components/responses/Nothing"}}}}},
                         "components": {"schemas": {
                           "Item": {"description": "A thing.", "properties": {
                             "kind": {"type": "string", "enum": ["A", "B"]}}},
                           "Money": {"description": "Money.", "properties": {
                             "zero": {"description": "Whether it is zero."}}}}}}
                        """);

        List<String> broken = DocumentRules.broken(document);

        assertThat(broken)
                .containsExactlyInAnyOrder(
                        "/paths//v1/a/get/responses/404 must refer to something that exists, not to #/components/responses/Nothing",
                        "get /v1/a must have an operation id of its own that begins with a verb, not list_1",
                        "get /v1/a q must have a description",
                        "get /v1/a 200 must have a schema of its application/json",
                        "get /v1/a 404 must have a description",
                        "Item must be named for what it is in the domain",
                        "Item.kind must have a description",
                        "Item.kind must describe each of its values",
                        "Money must have exactly amount and currency");
    }
}
