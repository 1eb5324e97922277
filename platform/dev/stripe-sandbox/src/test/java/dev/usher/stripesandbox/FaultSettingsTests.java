package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.node.ObjectNode;

/** Faults are set, shown and ended as a whole. Invalid settings are refused with their rules. */
class FaultSettingsTests {

    @RegisterExtension private static final Shop shop = new Shop();

    @Test
    void showsTheSettingsWithTheirCounters() {
        Shop.Answer put =
                shop.faults(
                        """
                        {"seed": 7, "webhooks": {"lose": 0.2, "delay": "2s"},
                         "operations": ["GET /v1/events"]}\
                        """);

        assertThat(put.status()).isEqualTo(200);
        assertThat(shop.get("/_sandbox/faults").json()).isEqualTo(put.json());
        assertThat(put.json().at("/seed").asLong()).isEqualTo(7);
        assertThat(put.json().at("/webhooks/lose").asDouble()).isEqualTo(0.2);
        assertThat(put.json().at("/webhooks/delay").asString()).isEqualTo("2000ms");
        assertThat(put.json().at("/operations/0").asString()).isEqualTo("GET /v1/events");
        assertThat(put.json().at("/counters/lose").asLong(-1)).isZero();
    }

    @Test
    void acceptsItsOwnAnswerAsSettings() {
        shop.faults("{\"webhooks\": {\"duplicate\": 0.5, \"jitter\": \"20ms\"}}");
        ObjectNode shown = (ObjectNode) shop.get("/_sandbox/faults").json();
        shown.remove("counters");

        Shop.Answer again = shop.faults(shown.toString());

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().at("/webhooks")).isEqualTo(shown.at("/webhooks"));
    }

    @Test
    void showsNothingWithoutFaults() {
        assertThat(shop.get("/_sandbox/faults").body()).isEqualTo("{}");
        shop.faults("{\"api\": {\"dropBefore\": 0.5}}");

        Shop.Answer last = shop.endFaults();

        assertThat(last.json().at("/api/dropBefore").asDouble()).isEqualTo(0.5);
        assertThat(shop.get("/_sandbox/faults").body()).isEqualTo("{}");
    }

    @Test
    void listsEveryBrokenRuleAndChangesNothing() {
        shop.faults("{\"webhooks\": {\"lose\": 0.1}}");

        Shop.Answer refused =
                shop.faults(
                        """
                        {"seed": "x", "webhooks": {"lose": 2, "delay": "soon", "copies": 0,
                         "loose": 1}, "api": {"dropBefore": 0.6, "dropAfter": 0.6, "latency": 5},
                         "operations": ["POST /v1/transfers"], "limiter": {"enabled": "on",
                         "perOperation": 0, "inTotal": 1.5, "within": "0s", "perSecond": 25}}\
                        """);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error("message"))
                .contains(
                        "seed must be a whole number",
                        "webhooks.lose must be a number from 0 to 1, not 2",
                        "webhooks.delay must be a duration",
                        "webhooks.copies must be a whole number from 1 to 50",
                        "webhooks.loose is unknown",
                        "api.dropBefore, dropAfter and cached500 must be 1 or less together",
                        "api.latency must be a duration",
                        "operations: \"POST /v1/transfers\" is unknown; there are",
                        "limiter.enabled must be true or false, not \"on\"",
                        "limiter.perOperation must be a whole number from 1 to 100000, not 0",
                        "limiter.inTotal must be a whole number from 1 to 100000, not 1.5",
                        "limiter.within must be 1ms or longer",
                        "limiter.perSecond is unknown");
        assertThat(shop.get("/_sandbox/faults").json().at("/webhooks/lose").asDouble())
                .isEqualTo(0.1);
    }

    @Test
    void refusesABodyThatIsNotAnObject() {
        assertThat(shop.faults("[]").error("message")).contains("must be a JSON object");
        assertThat(shop.faults("{\"seed\"").error("message")).contains("the body must be JSON");
        assertThat(shop.faults("{\"api\": 3}").error("message")).contains("api must be an object");
        assertThat(shop.faults("{\"operations\": []}").error("message"))
                .contains("leave it out for all");
    }
}
