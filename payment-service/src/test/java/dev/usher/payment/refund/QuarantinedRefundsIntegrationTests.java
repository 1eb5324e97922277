package dev.usher.payment.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.Topic;
import dev.usher.payment.PaymentTest;
import dev.usher.payment.Postbox;
import dev.usher.payment.Purchase;
import dev.usher.payment.Purchases;
import dev.usher.payment.StripeMail;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.stripesandbox.StripeSandbox;
import dev.usher.stripesandbox.admin.LedgerRow;
import dev.usher.stripesandbox.core.SandboxCheckout;
import dev.usher.stripesandbox.core.TestNumber;
import dev.usher.stripesandbox.events.StripeEvent;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * An order in quarantine for its amount was never taken for paid. An operator gives its money back
 * in Stripe's dashboard, and the order tells of it.
 */
@PaymentTest
class QuarantinedRefundsIntegrationTests {

    private static final String BUYER = "quinn";
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Purchases purchases;
    private final Postbox postbox;
    private final Api api;
    private final StripeSandbox stripe;
    private final MessageProbe messages;
    private final JdbcClient jdbc;

    QuarantinedRefundsIntegrationTests(
            Purchases purchases,
            Postbox postbox,
            Api api,
            StripeSandbox stripe,
            MessageProbe messages,
            JdbcClient jdbc) {
        this.purchases = purchases;
        this.postbox = postbox;
        this.api = api;
        this.stripe = stripe;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    @Test
    void areRecordedAtTheOrder() {
        Purchase order = quarantined();
        purchases.pay(order, TestNumber.VISA);

        purchases.refundAtStripe(order, 2_000);
        purchases.awaitAll(List.of(order), "/status", "PARTIALLY_REFUNDED");
        purchases.refundAtStripe(order, 3_000);
        purchases.awaitAll(List.of(order), "/status", "REFUNDED");

        ApiResponse read = purchases.read(order);
        assertThat(read.at("/refundedAmount/amount").asLong()).isEqualTo(Purchases.TOTAL);
        assertThat(read.string("/payment/status")).isEqualTo("QUARANTINED");
        assertThat(refunds(order))
                .extracting(refund -> refund.get("cause").asString())
                .containsExactly("STRIPE_DASHBOARD", "STRIPE_DASHBOARD");
        assertThat(timeline(order))
                .containsSubsequence("QUARANTINED", "REFUND_REQUESTED", "REFUNDED");
        assertThat(messages.seen(Topic.PAYMENTS, order.reservation().id().toString()))
                .noneMatch(seen -> seen.is(PaymentSucceeded.class));
    }

    @Test
    void areTheOperatorsAndNotTheOrganizers() {
        Purchase order = quarantined();
        purchases.pay(order, TestNumber.VISA);

        assertThat(purchases.refund(order, 0).status()).isEqualTo(409);

        assertThat(stripe.checkout(order.session()).refunds()).isEmpty();
    }

    @Test
    void areTakenBackWhenTheBankSendsTheMoneyBack() {
        Purchase order = quarantined();
        purchases.pay(order, TestNumber.REFUND_FAILS);

        purchases.refundAtStripe(order, Purchases.TOTAL);

        awaitAsked("refund.failed", stripe.checkout(order.session()));
        // A refund that had failed when it was first read is not recorded at all.
        await().atMost(SOON)
                .untilAsserted(() -> {
                    assertThat(refunds(order))
                            .allSatisfy(refund ->
                                    assertThat(refund.get("status").asString())
                                            .isEqualTo("FAILED"));
                    ApiResponse read = purchases.read(order);
                    assertThat(read.string("/status")).isEqualTo("PENDING_PAYMENT");
                    assertThat(read.at("/refundedAmount/amount").asLong()).isZero();
                });
    }

    @Test
    void areNotRecordedInAnotherCurrencyOrBeyondTheTotal() {
        for (String price : List.of("usd&amount=5000", "eur&amount=5001")) {
            Purchase order = purchases.open(BUYER);
            SandboxCheckout other = openedByHand(order, price);
            var _ = stripe.pay(other.id());
            awaitQuarantine(order);

            purchases.atStripe("refunds", "payment_intent=" + paymentOf(other));

            awaitAsked("refund.created", stripe.checkout(other.id()));
            assertThat(refunds(order)).isEmpty();
            assertThat(purchases.read(order).string("/status")).isEqualTo("PENDING_PAYMENT");
        }
    }

    /** An order about which a notification has told another amount. */
    private Purchase quarantined() {
        Purchase order = purchases.open(BUYER);
        postbox.send(StripeMail.paid(order.id(), order.session(), 4_999, "eur", false));
        awaitQuarantine(order);
        return order;
    }

    private void awaitQuarantine(Purchase order) {
        purchases.awaitAll(List.of(order), "/payment/status", "QUARANTINED");
    }

    /** A session that names the order, though this service has not opened it. */
    private SandboxCheckout openedByHand(Purchase order, String price) {
        String[] parts = price.split("&amount=", 2);
        purchases.atStripe(
                "checkout/sessions",
                """
                mode=payment&success_url=https%%3A%%2F%%2Fshop.test&client_reference_id=%1$s\
                &metadata[orderId]=%1$s&payment_intent_data[metadata][orderId]=%1$s\
                &line_items[0][quantity]=1&line_items[0][price_data][currency]=%2$s\
                &line_items[0][price_data][unit_amount]=%3$s\
                &line_items[0][price_data][product_data][name]=Seats\
                """
                        .formatted(order.id(), parts[0], parts[1]));
        return stripe.ledger().sessions().stream()
                .filter(row -> order.id().equals(row.clientReferenceId()))
                .map(LedgerRow::id)
                .filter(id -> !id.equals(order.session()))
                .map(stripe::checkout)
                .findFirst()
                .orElseThrow();
    }

    private String paymentOf(SandboxCheckout checkout) {
        return Objects.requireNonNull(stripe.checkout(checkout.id()).session().paymentIntent());
    }

    /** Waits until the notification about the only refund of a session was worked on. */
    private void awaitAsked(String type, SandboxCheckout refunded) {
        String refund = refunded.refunds().getFirst().id();
        await().atMost(SOON).until(() -> stripe.event(type, refund) != null);
        StripeEvent event = Objects.requireNonNull(stripe.event(type, refund));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(
                                        jdbc.sql("select outcome from stripe_event where id = ?")
                                                .param(event.id())
                                                .query(String.class)
                                                .list())
                                .containsExactly("asked"));
    }

    private List<JsonNode> refunds(Purchase order) {
        return api.get("/v1/orders/" + order.id() + "/refunds", purchases.organizer())
                .at("/items")
                .valueStream()
                .toList();
    }

    private List<String> timeline(Purchase order) {
        return api.get("/v1/orders/" + order.id() + "/timeline", purchases.organizer())
                .at("/items")
                .valueStream()
                .map(entry -> entry.get("type").asString())
                .toList();
    }
}
