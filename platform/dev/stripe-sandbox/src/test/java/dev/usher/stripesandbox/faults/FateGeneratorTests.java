package dev.usher.stripesandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.stripesandbox.settings.SandboxSettings.Limiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fates follow from the seed and have the frequency of the settings. */
class FateGeneratorTests {

    private static final Limiter NO_LIMITER = new Limiter(false, 1, 1, Duration.ofSeconds(1));

    @Test
    void drawsTheSameFatesFromTheSameSeedAndOthersFromAnother() {
        assertThat(webhooks(generator(7, "0.1"))).isEqualTo(webhooks(generator(7, "0.1")));
        assertThat(calls(generator(7, "0.1"))).isEqualTo(calls(generator(7, "0.1")));
        assertThat(webhooks(generator(8, "0.1"))).isNotEqualTo(webhooks(generator(7, "0.1")));
        assertThat(calls(generator(8, "0.1"))).isNotEqualTo(calls(generator(7, "0.1")));
    }

    @Test
    void drawsTheSameFatesWhenOtherOperationsComeBetween() {
        FateGenerator quiet = generator(7, "0.1");
        FateGenerator busy = generator(7, "0.1");

        for (int i = 0; i < 100; i++) {
            busy.call("GET", "/v1/events", false);
            busy.webhook(null);

            assertThat(busy.call("POST", "/v1/checkout/sessions", true))
                    .isEqualTo(quiet.call("POST", "/v1/checkout/sessions", true));
        }
    }

    @Test
    void drawsEachFaultAboutAsOftenAsSet() {
        FateGenerator generator = generator(3, "0.2");
        webhooks(generator);
        calls(generator);

        assertThat(count(generator, "webhooks")).isEqualTo(2_000);
        assertThat(count(generator, "lose")).isBetween(320L, 480L);
        // Three tenths of the events that are not lost.
        assertThat(count(generator, "duplicate")).isBetween(400L, 560L);
        assertThat(count(generator, "copies")).isEqualTo(2 * count(generator, "duplicate"));
        assertThat(count(generator, "otherAmount")).isBetween(140L, 260L);
        assertThat(count(generator, "dropBefore")).isBetween(140L, 260L);
        assertThat(count(generator, "dropAfter")).isBetween(140L, 260L);
        assertThat(count(generator, "cached500AfterEffect")).isBetween(140L, 260L);
        assertThat(count(generator, "cached500WithoutEffect")).isBetween(140L, 260L);
        assertThat(count(generator, "latency")).isEqualTo(2_000);
    }

    @Test
    void neverDrawsTheTrueAmountAsTheOther() {
        FateGenerator generator = generator("{\"webhooks\": {\"otherAmount\": 1}}");

        for (long total : List.of(0L, 1L, 2L, 50L, 5_000L)) {
            for (int i = 0; i < 50; i++) {
                assertThat(generator.webhook(total).otherAmount()).isNotNull().isNotEqualTo(total);
            }
        }
        assertThat(generator.webhook(null).otherAmount()).isNull();
    }

    @Test
    void affectsOnlyTheChosenOperations() {
        FateGenerator generator =
                generator(
                        """
                        {"api": {"dropBefore": 1},
                         "operations": ["POST /v1/checkout/sessions/{id}/expire"]}\
                        """);

        assertThat(generator.call("POST", "/v1/checkout/sessions/cs_1/expire", true).kind())
                .isEqualTo(ApiFate.Kind.DROP_BEFORE);
        assertThat(generator.call("POST", "/v1/checkout/sessions", true)).isEqualTo(ApiFate.NONE);
        assertThat(generator.call("GET", "/v1/checkout/sessions/cs_1", false))
                .isEqualTo(ApiFate.NONE);
        assertThat(generator.call("POST", "/v1/transfers", true)).isEqualTo(ApiFate.NONE);
    }

    @Test
    void staysWithinDelayAndJitter() {
        for (WebhookFate fate : webhooks(generator(1, "0.1"))) {
            assertThat(fate.delay()).isBetween(Duration.ofMillis(500), Duration.ofMillis(1_000));
            assertThat(fate.window()).isEqualTo(Duration.ofSeconds(2));
        }
    }

    private static FateGenerator generator(long seed, String cached500) {
        return generator(
                """
                {"seed": %d,
                 "webhooks": {"lose": 0.2, "duplicate": 0.3, "copies": 2,
                              "reorderWindow": "2s", "delay": "500ms",
                              "jitter": "500ms", "otherAmount": 0.1},
                 "api": {"dropBefore": 0.1, "dropAfter": 0.1, "cached500": %s,
                         "latency": "50ms", "latencyJitter": "50ms"}}\
                """
                        .formatted(seed, cached500));
    }

    private static FateGenerator generator(String json) {
        return new FateGenerator(FaultReader.read(json, NO_LIMITER), () -> 0);
    }

    private static List<WebhookFate> webhooks(FateGenerator generator) {
        List<WebhookFate> fates = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            fates.add(generator.webhook(5_000L));
        }
        return fates;
    }

    private static List<ApiFate> calls(FateGenerator generator) {
        List<ApiFate> fates = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            fates.add(generator.call("POST", "/v1/checkout/sessions", true));
        }
        return fates;
    }

    private static long count(FateGenerator generator, String counter) {
        return ((Map<?, ?>) generator.shown().get("counters")).get(counter) instanceof Long counted
                ? counted
                : -1;
    }
}
