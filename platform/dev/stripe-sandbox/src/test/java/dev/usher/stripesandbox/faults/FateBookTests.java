package dev.usher.stripesandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fates follow from the seed, and are as frequent as asked for. */
class FateBookTests {

    @Test
    void drawsTheSameFatesFromTheSameSeedAndOthersFromAnother() {
        assertThat(webhooks(book(7, "0.1"))).isEqualTo(webhooks(book(7, "0.1")));
        assertThat(calls(book(7, "0.1"))).isEqualTo(calls(book(7, "0.1")));
        assertThat(webhooks(book(8, "0.1"))).isNotEqualTo(webhooks(book(7, "0.1")));
        assertThat(calls(book(8, "0.1"))).isNotEqualTo(calls(book(7, "0.1")));
    }

    @Test
    void leavesOneCallsLuckAloneWhenOthersComeBetween() {
        FateBook quiet = book(7, "0.1");
        FateBook busy = book(7, "0.1");

        for (int i = 0; i < 100; i++) {
            busy.call("GET", "/v1/events", false);
            busy.webhook(null);

            assertThat(busy.call("POST", "/v1/checkout/sessions", true))
                    .isEqualTo(quiet.call("POST", "/v1/checkout/sessions", true));
        }
    }

    @Test
    void meetsEachFaultAboutAsOftenAsAsked() {
        FateBook book = book(3, "0.2");
        webhooks(book);
        calls(book);

        assertThat(count(book, "webhooks")).isEqualTo(2_000);
        assertThat(count(book, "lose")).isBetween(320L, 480L);
        // Three tenths of those that are not lost.
        assertThat(count(book, "duplicate")).isBetween(400L, 560L);
        assertThat(count(book, "copies")).isEqualTo(2 * count(book, "duplicate"));
        assertThat(count(book, "otherAmount")).isBetween(140L, 260L);
        assertThat(count(book, "dropBefore")).isBetween(140L, 260L);
        assertThat(count(book, "dropAfter")).isBetween(140L, 260L);
        assertThat(count(book, "cached500AfterEffect")).isBetween(140L, 260L);
        assertThat(count(book, "cached500WithoutEffect")).isBetween(140L, 260L);
        assertThat(count(book, "latency")).isEqualTo(2_000);
    }

    @Test
    void announcesAnAmountThatIsNeverTheTrueOne() {
        FateBook book = new FateBook(FaultReader.read("{\"webhooks\": {\"otherAmount\": 1}}"));

        for (long total : List.of(0L, 1L, 2L, 50L, 5_000L)) {
            for (int i = 0; i < 50; i++) {
                assertThat(book.webhook(total).otherAmount()).isNotNull().isNotEqualTo(total);
            }
        }
        assertThat(book.webhook(null).otherAmount()).isNull();
    }

    @Test
    void leavesOtherOperationsAlone() {
        FateBook book =
                new FateBook(
                        FaultReader.read(
                                """
                                {"api": {"dropBefore": 1},
                                 "operations": ["POST /v1/checkout/sessions/{id}/expire"]}\
                                """));

        assertThat(book.call("POST", "/v1/checkout/sessions/cs_1/expire", true).kind())
                .isEqualTo(ApiFate.Kind.DROP_BEFORE);
        assertThat(book.call("POST", "/v1/checkout/sessions", true)).isEqualTo(ApiFate.NONE);
        assertThat(book.call("GET", "/v1/checkout/sessions/cs_1", false)).isEqualTo(ApiFate.NONE);
        assertThat(book.call("POST", "/v1/refunds", true)).isEqualTo(ApiFate.NONE);
    }

    @Test
    void staysWithinDelayAndJitter() {
        for (WebhookFate fate : webhooks(book(1, "0.1"))) {
            assertThat(fate.delay()).isBetween(Duration.ofMillis(500), Duration.ofMillis(1_000));
            assertThat(fate.window()).isEqualTo(Duration.ofSeconds(2));
        }
    }

    private static FateBook book(long seed, String cached500) {
        return new FateBook(
                FaultReader.read(
                        """
                        {"seed": %d,
                         "webhooks": {"lose": 0.2, "duplicate": 0.3, "copies": 2,
                                      "reorderWindow": "2s", "delay": "500ms",
                                      "jitter": "500ms", "otherAmount": 0.1},
                         "api": {"dropBefore": 0.1, "dropAfter": 0.1, "cached500": %s,
                                 "latency": "50ms", "latencyJitter": "50ms"}}\
                        """
                                .formatted(seed, cached500)));
    }

    private static List<WebhookFate> webhooks(FateBook book) {
        List<WebhookFate> fates = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            fates.add(book.webhook(5_000L));
        }
        return fates;
    }

    private static List<ApiFate> calls(FateBook book) {
        List<ApiFate> fates = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            fates.add(book.call("POST", "/v1/checkout/sessions", true));
        }
        return fates;
    }

    private static long count(FateBook book, String counter) {
        return ((Map<?, ?>) book.shown().get("counters")).get(counter) instanceof Long counted
                ? counted
                : -1;
    }
}
