package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.usher.stripesandbox.events.Delivery;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks are signed, retried, and sent to allowed hosts only. */
class WebhookTests {

    private Shop shop;

    @BeforeEach
    void open() {
        shop =
                new Shop(
                        SandboxOptions.defaults()
                                .retry(Duration.ofMillis(50), Duration.ofMillis(50)));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void retriesAfterAFailureAndCountsTheEventAsDelivered() {
        AtomicInteger calls = new AtomicInteger();
        shop.answer = () -> calls.incrementAndGet() == 1 ? 500 : 200;
        String id = expired();

        await().until(() -> shop.webhooks.size() == 2);

        assertThat(shop.webhooks).extracting(Shop.Webhook::id).containsOnly(eventOf(id));
        await().untilAsserted(() ->
                assertThat(shop.sandbox.deliveries())
                        .extracting(Delivery::attempt, Delivery::success)
                        .containsExactly(tuple(1, false), tuple(2, true)));
        assertThat(pending(id)).isZero();
    }

    @Test
    void givesUpAfterTheLastAttemptAndKeepsTheEventUndelivered() {
        shop.answer = () -> 302;
        String id = expired();

        await().until(() -> shop.sandbox.deliveries().size() == 3);

        assertThat(shop.sandbox.deliveries()).extracting(Delivery::status).containsOnly(302);
        assertThat(pending(id)).isEqualTo(1);
        shop.answer = () -> 200;
        shop.sandbox.resend(eventOf(id));
        await().until(() -> pending(id) == 0);
    }

    @Test
    void sendsTwoSpacedJsonWithItsOwnHmac() throws GeneralSecurityException {
        expired();
        await().until(() -> shop.webhooks.size() == 1);
        Shop.Webhook webhook = shop.webhooks.getFirst();

        String[] parts = webhook.signature().split(",", -1);
        String time = parts[0].substring("t=".length());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(
                        StripeSandbox.WEBHOOK_SECRET.getBytes(StandardCharsets.UTF_8),
                        "HmacSHA256"));
        byte[] expected =
                mac.doFinal((time + "." + webhook.body()).getBytes(StandardCharsets.UTF_8));

        assertThat(parts[1]).isEqualTo("v1=" + HexFormat.of().formatHex(expected));
        assertThat(parts[2]).startsWith("v0=").doesNotContain(HexFormat.of().formatHex(expected));
        assertThat(webhook.body()).startsWith("{\n  \"id\": \"evt_");
        assertThat(webhook.contentType()).isEqualTo("application/json; charset=utf-8");
    }

    @Test
    void logsEventsWithoutSendingThemIfWebhooksAreOff() {
        shop.sandbox.sendNoWebhooks();

        String id = expired();

        assertThat(eventOf(id)).startsWith("evt_");
        assertThat(pending(id)).isZero();
        assertThat(shop.sandbox.deliveries()).isEmpty();
    }

    @Test
    void sendsToAllowedHostsOnly() {
        assertThatThrownBy(() -> shop.sandbox.sendWebhooksTo("http://example.com/webhooks"))
                .hasMessageContaining("allowed-hosts");
        assertThatThrownBy(() -> shop.sandbox.sendWebhooksTo("http://localhost/webhooks", "secret"))
                .hasMessageContaining("whsec_");
    }

    private String expired() {
        String id = shop.open().getId();
        shop.post("/v1/checkout/sessions/" + id + "/expire", "");
        return id;
    }

    private String eventOf(String session) {
        var event = shop.sandbox.event("checkout.session.expired", session);
        return event == null ? "" : event.id();
    }

    private int pending(String session) {
        return shop.get("/v1/events/" + eventOf(session)).json().get("pending_webhooks").asInt();
    }
}
