package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Faults are put, shown and ended as a whole; what makes no sense is refused in words. */
class FaultSettingsTests {

    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = new Shop();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @AfterEach
    void end() {
        shop.endFaults();
    }

    @Test
    void showsWhatIsOnWithItsCounters() {
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
    void takesBackWhatItShows() {
        shop.faults("{\"webhooks\": {\"duplicate\": 0.5, \"jitter\": \"20ms\"}}");
        ObjectNode shown = (ObjectNode) shop.get("/_sandbox/faults").json();
        shown.remove("counters");

        Shop.Answer again = shop.faults(shown.toString());

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().at("/webhooks")).isEqualTo(shown.at("/webhooks"));
    }

    @Test
    void showsNothingWhenNothingIsOn() {
        assertThat(shop.get("/_sandbox/faults").body()).isEqualTo("{}");
        shop.faults("{\"api\": {\"dropBefore\": 0.5}}");

        Shop.Answer last = shop.endFaults();

        assertThat(last.json().at("/api/dropBefore").asDouble()).isEqualTo(0.5);
        assertThat(shop.get("/_sandbox/faults").body()).isEqualTo("{}");
    }

    @Test
    void listsEverythingThatIsWrongAndChangesNothing() {
        shop.faults("{\"webhooks\": {\"lose\": 0.1}}");

        Shop.Answer refused =
                shop.faults(
                        """
                        {"seed": "x", "webhooks": {"lose": 2, "delay": "soon", "copies": 0,
                         "loose": 1}, "api": {"dropBefore": 0.6, "dropAfter": 0.6, "latency": 5},
                         "operations": ["POST /v1/refunds"]}\
                        """);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error("message"))
                .contains(
                        "seed must be a whole number",
                        "webhooks.lose must be a number from 0 to 1, not 2",
                        "webhooks.delay must be a duration",
                        "webhooks.copies must be a whole number from 1 to 50",
                        "webhooks.loose is unknown",
                        "api.dropBefore, dropAfter and cached500",
                        "api.latency must be a duration",
                        "operations: \"POST /v1/refunds\" is none of");
        assertThat(shop.get("/_sandbox/faults").json().at("/webhooks/lose").asDouble())
                .isEqualTo(0.1);
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThat(shop.faults("[]").error("message")).contains("must be a JSON object");
        assertThat(shop.faults("{\"seed\"").error("message")).contains("the body is not JSON");
        assertThat(shop.faults("{\"api\": 3}").error("message")).contains("api must be an object");
        assertThat(shop.faults("{\"operations\": []}").error("message"))
                .contains("leave it out for all");
    }
}
