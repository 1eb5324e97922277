package dev.usher.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.CommittedFile;
import dev.usher.platform.web.WebSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The document of the whole API, made from those that the services commit. */
class MergedDocumentTests {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    private final OpenApiAssembly assembly =
            new OpenApiAssembly(JsonMapper.shared(), new WebSettings("http://localhost:8080"));

    @Test
    void isTheCommittedOne() {
        Object merged =
                JSON.readValue(merged("event", "payment", "ticket", "validation"), Map.class);

        CommittedFile.at("docs/api/usher.json").mustBe(JSON.writeValueAsString(merged) + "\n");
    }

    @Test
    void doesNotDependOnTheOrderInWhichTheServicesAnswer() {
        assertThat(merged("validation", "event", "ticket", "payment"))
                .isEqualTo(merged("event", "payment", "ticket", "validation"));
    }

    @Test
    void addsTheRefusalsAndLimitsOfTheGatewayToEveryCall() {
        JsonNode document = document();

        for (JsonNode item : document.path("paths")) {
            for (JsonNode operation : item) {
                assertThat(operation.path("responses").propertyNames())
                        .contains(
                                "400", "403", "408", "414", "429", "431", "500", "502", "503",
                                "504");
            }
        }
        assertThat(document.at("/components/responses/RateLimited/headers").propertyNames())
                .contains("RateLimit-Limit", "RateLimit", "RateLimit-Policy", "Retry-After");
        assertThat(document.at("/paths/~1v1~1events/get/responses/200/headers").propertyNames())
                .contains("ETag", "RateLimit-Remaining");
    }

    @Test
    void tellsRefusalsOfOneStatusApartByTheirCode() {
        JsonNode conflict =
                document()
                        .at("/paths/~1v1~1reservations/post/responses/409/content")
                        .path("application/problem+json");

        assertThat(conflict.at("/schema/discriminator/propertyName").asString()).isEqualTo("code");
        assertThat(conflict.at("/schema/discriminator/mapping/sold_out").asString())
                .isEqualTo("#/components/schemas/SoldOutProblem");
        assertThat(conflict.at("/examples").propertyNames())
                .contains(
                        "sold_out", "sales_closed", "event_not_on_sale", "idempotency_in_progress");
    }

    @Test
    void listsTheCodesOfAllServicesAtTheProblem() {
        JsonNode document = document();
        List<String> codes =
                document.at("/components/schemas/Problem/properties/code/enum")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList();

        assertThat(codes).contains("sold_out", "order_already_paid", "scan_id_reused");
        assertThat(
                        document.at("/x-problems")
                                .valueStream()
                                .map(each -> each.at("/code").asString()))
                .containsExactlyInAnyOrderElementsOf(codes);
    }

    private JsonNode document() {
        return JSON.readTree(merged("event", "payment", "ticket", "validation"));
    }

    private byte[] merged(String... services) {
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        for (String service : services) {
            documents.put(
                    service,
                    JSON.readTree(
                            CommittedFile.at("docs/api/" + service + "-service.json").text()));
        }
        return assembly.assemble(documents, services.length).json();
    }
}
