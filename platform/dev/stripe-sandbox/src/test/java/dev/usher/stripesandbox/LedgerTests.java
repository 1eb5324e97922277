package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The ledger has all facts that an independent check of our money needs. */
class LedgerTests {

    @Test
    void showsTheTermsAndTheResultOfEachSession(@TempDir Path directory) {
        SandboxOptions kept = SandboxOptions.defaults().journal(directory.resolve("journal"));
        Instant before = Instant.now();
        String paid;
        String expired;
        JsonNode ledger;
        try (Shop shop = new Shop(kept)) {
            shop.open();
            paid = shop.open().getId();
            shop.sandbox.decline(paid);
            shop.sandbox.pay(paid);
            expired = shop.open().getId();
            shop.post("/v1/checkout/sessions/" + expired + "/expire", "");
            ledger = shop.get("/_sandbox/ledger").json();
        }

        JsonNode row = row(ledger, paid);
        assertThat(row.get("status").asString()).isEqualTo("complete");
        assertThat(row.get("payment_status").asString()).isEqualTo("paid");
        assertThat(row.get("amount_total").asLong()).isEqualTo(5_000);
        assertThat(row.get("captured").asLong()).isEqualTo(5_000);
        assertThat(row.get("currency").asString()).isEqualTo("eur");
        assertThat(row.get("client_reference_id").asString()).isEqualTo("order-7");
        assertThat(row.at("/metadata/order_id").asString()).isEqualTo("7");
        assertThat(row.get("payment_intent").asString()).startsWith("pi_");
        assertThat(row.get("attempts").asInt()).isEqualTo(2);
        assertThat(moment(row, "completed_at")).isBetween(before, Instant.now());
        assertThat(moment(row, "expires_at")).isEqualTo(moment(row, "created").plusSeconds(86_400));
        assertThat(row.get("expired_at").isNull()).isTrue();
        assertThat(moment(row(ledger, expired), "expired_at")).isBetween(before, Instant.now());
        assertThat(row(ledger, expired).get("captured").asLong()).isZero();
        assertThat(ledger.at("/captured/eur").asLong()).isEqualTo(5_000);
        assertThat(ledger.get("sessions")).hasSize(3);

        try (Shop again = new Shop(kept)) {
            assertThat(again.get("/_sandbox/ledger").json()).isEqualTo(ledger);
        }
    }

    @Test
    void countsEvictedSessions() {
        try (Shop shop = new Shop(SandboxOptions.defaults().with("sandbox.max-sessions", "2"))) {
            for (int i = 0; i < 5; i++) {
                shop.sandbox.pay(shop.open().getId());
            }

            assertThat(shop.get("/_sandbox/ledger").json().get("forgotten").asLong()).isEqualTo(3);
        }
    }

    @Test
    void namesTheSessionInEachDelivery() {
        try (Shop shop = new Shop()) {
            String id = shop.open().getId();
            shop.sandbox.pay(id);

            await().untilAsserted(() ->
                    assertThat(shop.get("/_sandbox/deliveries").json())
                            .anySatisfy(delivery -> {
                                assertThat(delivery.get("type").asString())
                                        .isEqualTo("checkout.session.completed");
                                assertThat(delivery.get("session").asString()).isEqualTo(id);
                                assertThat(delivery.get("status").asInt()).isEqualTo(200);
                                assertThat(delivery.get("fault").isNull()).isTrue();
                            }));
        }
    }

    private static JsonNode row(JsonNode ledger, String session) {
        for (JsonNode row : ledger.get("sessions")) {
            if (row.get("id").asString().equals(session)) {
                return row;
            }
        }
        throw new AssertionError(session + " is not in the ledger");
    }

    private static Instant moment(JsonNode row, String member) {
        return Instant.parse(row.get(member).asString());
    }
}
