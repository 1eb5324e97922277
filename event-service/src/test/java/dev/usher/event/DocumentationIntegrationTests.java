package dev.usher.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ServiceTest(schema = "event")
class DocumentationIntegrationTests {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final Api api;

    DocumentationIntegrationTests(Api api) {
        this.api = api;
    }

    @Test
    void showsAnExampleOfEveryAnswerThatHasABody() {
        List<String> without = new ArrayList<>();
        int operations = 0;
        for (var path : document().at("/paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (!METHODS.contains(operation.getKey())) {
                    continue;
                }
                operations++;
                String name = operation.getKey() + " " + path.getKey();
                if (operation.getValue().at("/summary").asString("").isEmpty()) {
                    without.add(name + " has no summary");
                }
                for (var answer : operation.getValue().at("/responses").properties()) {
                    if (answer.getKey().startsWith("2") && !answer.getKey().equals("204")) {
                        boolean shown =
                                answer.getValue().toString().contains("\"example\":")
                                        || answer.getValue().toString().contains("\"examples\":");
                        if (!shown) {
                            without.add(name + " " + answer.getKey());
                        }
                    }
                }
            }
        }

        assertThat(operations).isEqualTo(24);
        assertThat(without).isEmpty();
    }

    @Test
    void listsItsProblemsAndNothingInternal() {
        JsonNode document = document();

        assertThat(document.at("/x-problems").toString())
                .contains(
                        "sold_out",
                        "too_many_tickets",
                        "event_cancelled",
                        "event_not_published",
                        "event_has_sales",
                        "capacity_below_sold",
                        "currency_fixed",
                        "too_many_staff");
        assertThat(document.at("/paths").toString())
                .doesNotContain("/internal/", "\"caller\"", "\"request\"");
    }

    private JsonNode document() {
        return api.get("/v3/api-docs", null).expect(200).json();
    }
}
