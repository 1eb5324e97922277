package dev.usher.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.platform.testing.CommittedFile;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two services that refuse for the same reason must say it in the same words. */
class SharedProblemsTests {

    @Test
    void haveTheTextThatEventServiceGivesThem() {
        Map<String, String> ours = texts("payment-service");
        Map<String, String> theirs = texts("event-service");

        ours.keySet().retainAll(theirs.keySet());

        assertThat(ours).containsKeys("reservation_not_held", "event_not_on_sale", "not_found");
        ours.forEach((code, text) -> assertThat(text).as(code).isEqualTo(theirs.get(code)));
    }

    /** The text of each problem in a service's committed document. */
    private static Map<String, String> texts(String service) {
        Map<String, String> texts = new TreeMap<>();
        JsonNode document =
                new JsonMapper().readTree(CommittedFile.at("docs/api/" + service + ".json").text());
        for (JsonNode problem : document.get("x-problems")) {
            texts.put(problem.get("code").stringValue(), problem.get("description").stringValue());
        }
        return texts;
    }
}
