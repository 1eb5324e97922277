package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.payment.PaymentTest;
import dev.usher.payment.Postbox;
import dev.usher.payment.Purchase;
import dev.usher.payment.Purchases;
import dev.usher.payment.StripeBooks;
import dev.usher.payment.StripeMail;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.stripesandbox.StripeSandbox;
import dev.usher.stripesandbox.core.Dispute;
import dev.usher.stripesandbox.core.DisputeWish;
import dev.usher.stripesandbox.core.SandboxCheckout;
import dev.usher.stripesandbox.core.TestNumber;
import dev.usher.stripesandbox.events.StripeEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Delivers the five notifications about an order, which was paid, refunded in part at Stripe and
 * lost in a dispute, in another order to each of many orders. With the system property {@code
 * usher.long} these are all 120 permutations, else 24 of them, drawn by {@code usher.seed}.
 */
@PaymentTest
class ReorderedNotificationsIntegrationTests {

    private static final String BUYER = "olga";
    private static final int DRAWN = 24;
    private static final long PART = 700;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Purchases purchases;
    private final StripeBooks books;
    private final Api api;
    private final StripeSandbox stripe;
    private final JdbcClient jdbc;
    private final long seed = Long.getLong("usher.seed", 20_261_201);

    ReorderedNotificationsIntegrationTests(
            Purchases purchases,
            StripeBooks books,
            Api api,
            StripeSandbox stripe,
            JdbcClient jdbc) {
        this.purchases = purchases;
        this.books = books;
        this.api = api;
        this.stripe = stripe;
        this.jdbc = jdbc;
    }

    @AfterEach
    void sendWebhooks() {
        stripe.sendWebhooksTo(api.baseUrl() + Postbox.PATH);
    }

    @Test
    void leadToTheSameEnd() {
        List<List<Integer>> permutations = permutations();
        List<Purchase> orders = purchases.open(BUYER, permutations.size());
        stripe.sendNoWebhooks();
        orders.forEach(this::happen);
        List<List<String>> told = orders.stream().map(this::told).toList();

        List<Callable<Boolean>> deliveries = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            List<String> events = told.get(i);
            List<String> inThisOrder = permutations.get(i).stream().map(events::get).toList();
            deliveries.add(() -> {
                inThisOrder.forEach(this::deliver);
                return true;
            });
        }
        Purchases.together(deliveries);

        purchases.awaitAll(orders, "/payment/status", "DISPUTE_LOST");
        purchases.awaitAll(orders, "/status", "PARTIALLY_REFUNDED");
        books.awaitAgreement(orders);
        Set<String> ends = orders.stream().map(this::end).collect(Collectors.toSet());
        assertThat(ends).hasSize(1);
        System.out.printf(
                "%d permutations of five notifications have led to one end: %s (seed %d)%n",
                orders.size(), ends, seed);
    }

    private List<List<Integer>> permutations() {
        List<List<Integer>> all = new ArrayList<>();
        permute(new ArrayList<>(List.of(0, 1, 2, 3, 4)), 0, all);
        if (Boolean.getBoolean("usher.long")) {
            return all;
        }
        Collections.shuffle(all, new Random(seed));
        return all.subList(0, DRAWN);
    }

    private static void permute(List<Integer> items, int from, List<List<Integer>> into) {
        if (from == items.size()) {
            into.add(List.copyOf(items));
        }
        for (int i = from; i < items.size(); i++) {
            Collections.swap(items, from, i);
            permute(items, from + 1, into);
            Collections.swap(items, from, i);
        }
    }

    /** Pays, refunds a part at Stripe, which the bank makes a moment later, and disputes. */
    private void happen(Purchase order) {
        purchases.pay(order, TestNumber.REFUND_PENDING);
        purchases.refundAtStripe(order, PART);
        await().atMost(SOON).until(() -> stripe.event("refund.updated", refundOf(order)) != null);
        String dispute = stripe.dispute(order.session(), DisputeWish.fraudulent());
        stripe.moveDispute(dispute, Dispute.Status.LOST);
    }

    /** The ids of the five events, in the order in which they happened. */
    private List<String> told(Purchase order) {
        SandboxCheckout checkout = stripe.checkout(order.session());
        String dispute = checkout.disputes().getLast().id();
        return List.of(
                event("checkout.session.completed", order.session()),
                event("refund.created", refundOf(order)),
                event("refund.updated", refundOf(order)),
                event("charge.dispute.created", dispute),
                event("charge.dispute.closed", dispute));
    }

    private String refundOf(Purchase order) {
        return stripe.checkout(order.session()).refunds().getLast().id();
    }

    private String event(String type, String object) {
        StripeEvent event = stripe.event(type, object);
        return Objects.requireNonNull(event, type).id();
    }

    /** Delivers an event and waits until it was worked on, with success or for another time. */
    private void deliver(String event) {
        StripeMail mail = new StripeMail(purchases.atStripe("events/" + event));
        ApiResponse answer =
                api.post(Postbox.PATH, mail.body(), null, "Stripe-Signature", mail.signature());
        assertThat(answer.status()).isEqualTo(200);
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(10))
                .until(() ->
                        jdbc.sql("select outcome is not null from stripe_event where id = ?")
                                .param(event)
                                .query(Boolean.class)
                                .single());
    }

    /** All that this service knows of the money of an order, without ids and times. */
    private String end(Purchase order) {
        ApiResponse read = purchases.read(order);
        List<String> refunds =
                api.get("/v1/orders/" + order.id() + "/refunds", purchases.organizer())
                        .at("/items")
                        .valueStream()
                        .map(refund -> refund.get("status").asString() + " " + refund.get("amount"))
                        .toList();
        Map<String, Object> row =
                jdbc.sql(
                                """
                                select phase, total_amount, refunded_amount, refunding_amount,
                                    lost_amount, dispute, owed_for, quarantine, closed_as
                                from orders where id = ?::uuid
                                """)
                        .param(order.id())
                        .query()
                        .singleRow();
        return read.string("/status") + " " + read.string("/payment/status") + refunds + row;
    }
}
