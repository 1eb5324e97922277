package dev.usher.stripesandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.model.checkout.Session;
import dev.usher.stripesandbox.events.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Faults of webhooks: lost, duplicated, late, shuffled, or with another amount. */
class WebhookFaultTests {

    private static final String COMPLETED = "checkout.session.completed";

    @RegisterExtension private static final Shop shop = new Shop();

    @Test
    void neverDeliversALostEventButKeepsItInTheLog() {
        shop.faults("{\"webhooks\": {\"lose\": 1}}");
        String id = paid();
        String lost = eventOf(id);

        shop.endFaults();
        String other = paid();
        await().until(() -> completedOf(other).size() == 1);

        assertThat(completedOf(id)).isEmpty();
        assertThat(shop.get("/v1/events/" + lost).json().get("pending_webhooks").asInt()).isOne();
        assertThat(shop.sandbox.deliveries())
                .filteredOn(delivery -> delivery.eventId().equals(lost))
                .singleElement()
                .matches(delivery -> "lose".equals(delivery.fault()) && !delivery.success());
    }

    @Test
    void deliversCopiesAlsoConcurrently() {
        shop.faults("{\"seed\": 2, \"webhooks\": {\"duplicate\": 1, \"copies\": 6}}");
        CountDownLatch sixAtOnce = new CountDownLatch(6);
        shop.answer =
                () -> {
                    sixAtOnce.countDown();
                    return passed(sixAtOnce) ? 200 : 500;
                };

        String id = paid();

        await().atMost(Duration.ofSeconds(15)).until(() -> completedOf(id).size() == 7);
        assertThat(completedOf(id)).extracting(Shop.Webhook::id).containsOnly(eventOf(id));
        assertThat(sixAtOnce.getCount()).isZero();
        assertThat(shop.endFaults().json().at("/counters/copies").asInt()).isEqualTo(30);
    }

    @Test
    void shufflesTheEventsOfAWindow() {
        shop.faults("{\"webhooks\": {\"reorderWindow\": \"400ms\"}}");
        List<String> happened = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String id = shop.open().getId();
            shop.post("/v1/checkout/sessions/" + id + "/expire", "");
            happened.add(eventOf("checkout.session.expired", id));
        }

        await().until(() -> shop.webhooks.size() == 12);

        List<String> arrived = shop.webhooks.stream().map(Shop.Webhook::id).toList();
        assertThat(arrived).containsExactlyInAnyOrderElementsOf(happened).isNotEqualTo(happened);
    }

    @Test
    void delaysTheFirstAttempt() {
        shop.faults("{\"webhooks\": {\"delay\": \"600ms\", \"jitter\": \"50ms\"}}");
        Instant before = Instant.now();

        String id = paid();

        await().until(() -> completedOf(id).size() == 1);
        assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(600));
    }

    @Test
    void reportsAPaymentThatWasNeverMade() {
        String id = shop.open().getId();

        String forged = shop.sandbox.forge(id);

        await().until(() -> completedOf(id).size() == 1);
        assertThat(completedOf(id)).extracting(Shop.Webhook::id).containsExactly(forged);
        assertThat(shop.get("/v1/events/" + forged).status()).isEqualTo(404);
        assertThat(shop.sandbox.checkout(id).session().open()).isTrue();
        assertThat(shop.sandbox.ledger().violations()).isEmpty();
    }

    @Test
    void sendsDelayedEventsWhenTheFaultsEnd() {
        shop.faults("{\"webhooks\": {\"delay\": \"5m\", \"duplicate\": 1}}");
        String id = paid();

        assertThat(shop.webhooks).isEmpty();
        shop.endFaults();

        await().until(() -> completedOf(id).size() == 2);
    }

    @Test
    void sendsTheEventsOfAWindowWhenTheFaultsChange() {
        shop.faults("{\"webhooks\": {\"reorderWindow\": \"5m\"}}");
        String id = paid();

        shop.faults("{\"webhooks\": {\"jitter\": \"1ms\"}}");

        await().until(() -> completedOf(id).size() == 1);
    }

    @Test
    void announcesAnotherAmountWithAGoodSignatureBeforeTheTrueOne()
            throws SignatureVerificationException {
        shop.faults("{\"webhooks\": {\"otherAmount\": 1}}");
        String id = paid();

        await().until(() -> completedOf(id).size() == 2);

        Shop.Webhook untrue = completedOf(id).getFirst();
        Event event =
                shop.stripe.constructEvent(
                        untrue.body(), untrue.signature(), StripeSandbox.WEBHOOK_SECRET);
        Session claimed = (Session) event.getDataObjectDeserializer().getObject().orElseThrow();
        assertThat(claimed.getAmountTotal()).isNotEqualTo(5_000);
        assertThat(claimed.getPaymentStatus()).isEqualTo("paid");
        assertThat(claimed.getMetadata()).containsEntry("order_id", "7");
        assertThat(shop.get("/v1/events/" + event.getId()).status()).isEqualTo(404);
        assertThat(completedOf(id).getLast().id()).isEqualTo(eventOf(id));
        assertThat(completedOf(id).getLast().json().at("/data/object/amount_total").asLong())
                .isEqualTo(5_000);
        assertThat(shop.session(id).getAmountTotal()).isEqualTo(5_000);
        assertThat(shop.sandbox.ledger().violations()).isEmpty();
    }

    @Test
    void retriesTheTrueEventButNotWhatAFaultAdded() {
        shop.faults("{\"webhooks\": {\"duplicate\": 1, \"copies\": 1}}");
        shop.answer = () -> 500;
        String id = shop.open().getId();
        shop.post("/v1/checkout/sessions/" + id + "/expire", "");
        String event = eventOf("checkout.session.expired", id);

        await().until(() -> attempts(event, null).size() >= 2);
        shop.answer = () -> 200;

        await().until(() -> attempts(event, null).stream().anyMatch(Delivery::success));
        await().until(() -> attempts(event, "duplicate").size() == 1);
        assertThat(attempts(event, "duplicate")).extracting(Delivery::attempt).containsOnly(1);
    }

    private static boolean passed(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<Delivery> attempts(String event, @Nullable String fault) {
        return shop.sandbox.deliveries().stream()
                .filter(delivery -> delivery.eventId().equals(event))
                .filter(delivery -> Objects.equals(delivery.fault(), fault))
                .toList();
    }

    private static String paid() {
        String id = shop.open().getId();
        shop.sandbox.pay(id);
        return id;
    }

    private static List<Shop.Webhook> completedOf(String session) {
        return shop.webhooks.stream()
                .filter(webhook -> webhook.type().equals(COMPLETED))
                .filter(webhook -> webhook.json().at("/data/object/id").asString().equals(session))
                .toList();
    }

    private static String eventOf(String session) {
        return eventOf(COMPLETED, session);
    }

    private static String eventOf(String type, String session) {
        var event = shop.sandbox.event(type, session);
        return event == null ? "" : event.id();
    }
}
