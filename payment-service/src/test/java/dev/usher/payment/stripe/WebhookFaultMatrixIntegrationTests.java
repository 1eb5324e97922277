package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.payment.PaymentTest;
import dev.usher.payment.Postbox;
import dev.usher.payment.Purchase;
import dev.usher.payment.Purchases;
import dev.usher.payment.Purchases.Wish;
import dev.usher.payment.StripeBooks;
import dev.usher.payment.WebhookLine;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.MutableClock;
import dev.usher.stripesandbox.StripeSandbox;
import dev.usher.stripesandbox.core.Dispute;
import dev.usher.stripesandbox.core.DisputeWish;
import dev.usher.stripesandbox.core.TestNumber;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Disturbs the notifications about each moment of an order in each way. Every order must end as if
 * nothing had happened, and agree with Stripe's ledger.
 */
@PaymentTest
class WebhookFaultMatrixIntegrationTests {

    private static final String BUYER = "wilma";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration TIME_TO_PAY = Duration.ofMinutes(12);
    private static final long PART = 700;

    /** A fault of the sandbox or of the line from it. */
    enum Fault {
        LOST("lose", "{\"webhooks\": {\"lose\": 1}}"),
        REPEATED("copies", "{\"webhooks\": {\"duplicate\": 1, \"copies\": 5}}"),
        REORDERED("reorderWindow", "{\"webhooks\": {\"reorderWindow\": \"500ms\"}}"),
        LATE("delay", "{\"webhooks\": {\"delay\": \"1500ms\"}}"),
        TWIN(WebhookLine.Fault.TWIN),
        OTHER_SECRET(WebhookLine.Fault.OTHER_SECRET),
        OLD_SIGNATURE(WebhookLine.Fault.OLD_SIGNATURE),
        CHANGED_SIGNATURE(WebhookLine.Fault.CHANGED_SIGNATURE),
        CUT_SHORT(WebhookLine.Fault.CUT_SHORT),
        REFUSED(WebhookLine.Fault.REFUSED),
        ANSWERED_500(WebhookLine.Fault.ANSWERED_500),
        OTHER_VERSION(WebhookLine.Fault.OTHER_VERSION);

        private final String detail;
        private final String json;

        Fault(String counter, String json) {
            this.detail = counter;
            this.json = json;
        }

        Fault(WebhookLine.Fault onTheLine) {
            this(onTheLine.name(), "");
        }

        private boolean onTheLine() {
            return json.isEmpty();
        }
    }

    /** A moment of an order of which Stripe tells, the card before it, and the end after it. */
    @SuppressWarnings("ImmutableEnumChecker") // A wish is immutable.
    enum Moment {
        PAID(null, "/status", "FULFILLED"),
        EXPIRED(null, "/status", "EXPIRED"),
        EXPIRED_AT_STRIPE(null, "/status", "EXPIRED"),
        CANCELLED(null, "/status", "CANCELLED"),
        REFUNDED(TestNumber.VISA, "/status", "REFUNDED"),
        REFUNDED_SLOWLY(TestNumber.REFUND_PENDING, "/status", "REFUNDED"),
        REFUNDED_AT_STRIPE(TestNumber.VISA, "/status", "PARTIALLY_REFUNDED"),
        REFUND_FAILED(TestNumber.REFUND_FAILS, "/status", "FULFILLED"),
        DISPUTED(TestNumber.VISA, "/payment/status", "DISPUTED"),
        DISPUTE_WON(TestNumber.VISA, "/payment/status", "SUCCEEDED"),
        DISPUTE_LOST(TestNumber.VISA, "/payment/status", "DISPUTE_LOST");

        private final @Nullable TestNumber card;
        private final Wish end;

        Moment(@Nullable TestNumber card, String pointer, String end) {
            this.card = card;
            this.end = new Wish(pointer, end);
        }
    }

    private final Purchases purchases;
    private final StripeBooks books;
    private final Api api;
    private final StripeSandbox stripe;
    private final MissedNotifications missed;
    private final JdbcClient jdbc;
    private final MutableClock clock;

    WebhookFaultMatrixIntegrationTests(
            Purchases purchases,
            StripeBooks books,
            Api api,
            StripeSandbox stripe,
            MissedNotifications missed,
            JdbcClient jdbc,
            MutableClock clock) {
        this.purchases = purchases;
        this.books = books;
        this.api = api;
        this.stripe = stripe;
        this.missed = missed;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @BeforeEach
    @AfterEach
    void heal() {
        var _ = stripe.endFaults();
        stripe.sendWebhooksTo(api.baseUrl() + Postbox.PATH);
        read();
    }

    @ParameterizedTest
    @EnumSource
    void changesNoEnd(Fault fault) {
        Map<Moment, Purchase> orders = prepared();

        try (WebhookLine line = disturb(fault)) {
            orders.forEach(this::happen);
            clock.advance(TIME_TO_PAY);
            purchases.awaitAll(Set.of(orders.get(Moment.EXPIRED)), "/status", "EXPIRED");
            if (fault == Fault.LOST) {
                awaitEvents(orders);
                read();
            }
            purchases.fulfil(Set.of(orders.get(Moment.PAID)));
            Map<Purchase, Wish> ends = new HashMap<>();
            orders.forEach((moment, order) -> ends.put(order, moment.end));
            purchases.awaitAll(ends);
            awaitEntry(orders.get(Moment.REFUND_FAILED), "REFUND_FAILED");
            awaitEntry(orders.get(Moment.DISPUTE_WON), "DISPUTE_WON");
            books.awaitAgreement(orders.values());
            assertThat(met(fault, line)).as("notifications that met the fault").isPositive();
        }
    }

    /** An order for each moment, just before it. */
    private Map<Moment, Purchase> prepared() {
        Iterator<Purchase> open = purchases.open(BUYER, Moment.values().length).iterator();
        Map<Moment, Purchase> orders = new EnumMap<>(Moment.class);
        Map<Purchase, TestNumber> cards = new HashMap<>();
        for (Moment moment : EnumSet.allOf(Moment.class)) {
            Purchase order = open.next();
            orders.put(moment, order);
            if (moment.card != null) {
                cards.put(order, moment.card);
            }
        }
        purchases.payAndFulfil(cards);
        return orders;
    }

    /** Returns the line on which the fault is, if it is not the sandbox's own. */
    private @Nullable WebhookLine disturb(Fault fault) {
        String service = api.baseUrl() + Postbox.PATH;
        if (!fault.onTheLine()) {
            stripe.faults(fault.json);
            return null;
        }
        WebhookLine line = new WebhookLine(service, WebhookLine.Fault.valueOf(fault.detail));
        stripe.sendWebhooksTo(line.url());
        return line;
    }

    private int met(Fault fault, @Nullable WebhookLine line) {
        if (line != null) {
            return line.met();
        }
        return stripe.endFaults().get("counters") instanceof Map<?, ?> counters
                        && counters.get(fault.detail) instanceof Number times
                ? times.intValue()
                : 0;
    }

    private void happen(Moment moment, Purchase order) {
        switch (moment) {
            case PAID -> purchases.pay(order, TestNumber.VISA);
            case EXPIRED -> {}
            case EXPIRED_AT_STRIPE ->
                    purchases.atStripe("checkout/sessions/" + order.session() + "/expire", "");
            case CANCELLED -> purchases.cancel(order).expect(200);
            case REFUNDED, REFUNDED_SLOWLY, REFUND_FAILED -> purchases.refund(order, 0).expect(202);
            case REFUNDED_AT_STRIPE -> purchases.refundAtStripe(order, PART);
            case DISPUTED -> dispute(order);
            case DISPUTE_WON -> stripe.moveDispute(dispute(order), Dispute.Status.WON);
            case DISPUTE_LOST -> stripe.moveDispute(dispute(order), Dispute.Status.LOST);
        }
    }

    private String dispute(Purchase order) {
        return stripe.dispute(order.session(), DisputeWish.fraudulent());
    }

    /** Waits until Stripe has listed the last events, which come a moment later. */
    private void awaitEvents(Map<Moment, Purchase> orders) {
        await().atMost(SOON)
                .until(() ->
                        refunded(orders.get(Moment.REFUNDED)) == Purchases.TOTAL
                                && listed("refund.updated", orders.get(Moment.REFUNDED_SLOWLY))
                                && listed("refund.failed", orders.get(Moment.REFUND_FAILED)));
    }

    /** Waits for an end that looks like the beginning. */
    private void awaitEntry(Purchase order, String type) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(
                                        jdbc.sql(
                                                        "select type from order_timeline"
                                                                + " where order_id = ?")
                                                .param(UUID.fromString(order.id()))
                                                .query(String.class)
                                                .list())
                                .contains(type));
    }

    private long refunded(Purchase order) {
        return stripe.checkout(order.session()).refunded();
    }

    private boolean listed(String type, Purchase order) {
        return stripe.checkout(order.session()).refunds().stream()
                .anyMatch(refund -> stripe.event(type, refund.id()) != null);
    }

    private void read() {
        jdbc.sql("update stripe_cursor set read_at = null, lease_until = '-infinity'").update();
        missed.run();
    }
}
