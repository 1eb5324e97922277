package dev.usher.payment.refund;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.contracts.EventCancelled;
import dev.usher.contracts.EventPublished;
import dev.usher.payment.PaymentTest;
import dev.usher.payment.Postbox;
import dev.usher.payment.Purchase;
import dev.usher.payment.Purchases;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.payment.StripeBooks;
import dev.usher.payment.StripeLine;
import dev.usher.payment.TestEvents;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MessageProbe;
import dev.usher.platform.testing.MutableClock;
import dev.usher.stripesandbox.StripeSandbox;
import dev.usher.stripesandbox.core.TestNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cancels an event with 300 paid orders, or 5,000 with the system property {@code usher.long},
 * while replicas die in the middle of its refunds. Another one must take up their work.
 */
@PaymentTest
class LargeCancellationIntegrationTests {

    private static final String BUYER = "bella";
    private static final int PAID = Boolean.getBoolean("usher.long") ? 5_000 : 300;

    /** Refunds that a replica had taken when it died, half of them made at Stripe. */
    private static final int TAKEN = 40;

    private static final int UNPAID = 5;

    /** Longer than a slow machine takes for the other refunds. */
    private static final Duration LEASE = Duration.ofMinutes(20);

    private static final Duration SOON = Duration.ofMinutes(3);

    /** The neighbours of the service. */
    record Scene(Shop shop, Api api, StripeSandbox stripe, StripeLine line, MutableClock clock) {}

    private final Scene scene;
    private final Purchases purchases;
    private final StripeBooks books;
    private final TestEvents events;
    private final Refunds refunds;
    private final JdbcClient jdbc;
    private final UUID event = UUID.randomUUID();

    LargeCancellationIntegrationTests(
            Shop shop,
            Api api,
            StripeSandbox stripe,
            StripeLine line,
            MutableClock clock,
            Purchases purchases,
            StripeBooks books,
            MessageProbe messages,
            Refunds refunds,
            JdbcClient jdbc) {
        this.scene = new Scene(shop, api, stripe, line, clock);
        this.purchases = purchases;
        this.books = books;
        this.events = new TestEvents(messages);
        this.refunds = refunds;
        this.jdbc = jdbc;
    }

    @AfterEach
    void heal() {
        scene.line().heal();
        scene.stripe().sendWebhooksTo(scene.api().baseUrl() + Postbox.PATH);
    }

    @Test
    void isFinishedByAnotherReplicaAndRefundsEveryOrderOnce() {
        heal();
        List<Purchase> orders = opened();
        Reservation any = orders.getFirst().reservation();
        events.publish(any, 1, "PUBLISHED", EventPublished::new);
        List<Purchase> paid = orders.subList(UNPAID, orders.size());
        Purchase sentBack = paid.getLast();
        for (Purchase order : paid) {
            purchases.pay(
                    order, order.equals(sentBack) ? TestNumber.REFUND_FAILS : TestNumber.VISA);
        }
        purchases.awaitAll(paid, "/status", "PAID");
        purchases.refund(paid.getFirst(), 700).expect(202);
        purchases.awaitAll(List.of(paid.getFirst()), "/status", "PARTIALLY_REFUNDED");

        scene.line().cut();
        events.publish(any, 2, "CANCELLED", EventCancelled::new);
        await("all refunds have begun").atMost(SOON).until(() -> begun() == PAID);
        List<OrderRefund> orphans = takenByAReplicaThatDies(orders);
        // It died after Stripe had made some, and before the call of the others. A notification of
        // a refund would have another replica look at it at once.
        scene.stripe().sendNoWebhooks();
        orphans.subList(0, TAKEN / 2).forEach(this::makeAtStripe);
        heal();

        awaitPending(TAKEN);
        assertThat(progress().string("/status")).isEqualTo("RUNNING");
        scene.clock().advance(LEASE.plusSeconds(1));

        awaitPending(0);
        await("no order can be paid any more")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(progress().string("/status")).isEqualTo("DONE"));
        assertThat(progress().at("/orders").asInt()).isEqualTo(PAID);
        tellOfTheRefundThatFailed(sentBack);
        await("the bank has sent one refund back")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(progress().at("/failed").asInt()).isEqualTo(1));
        assertThat(progress().at("/refunded").asInt()).isEqualTo(PAID - 1);
        purchases.awaitAll(paid.subList(0, PAID - 1), "/status", "REFUNDED");
        purchases.awaitAll(orders.subList(0, UNPAID), "/status", "EXPIRED");
        books.awaitAgreement(orders);
        assertThat(
                        paid.stream()
                                .mapToLong(order ->
                                        scene.stripe().checkout(order.session()).refunded())
                                .sum())
                .isEqualTo((PAID - 1) * Purchases.TOTAL);
        assertThat(paid.stream().skip(1))
                .allSatisfy(order ->
                        assertThat(scene.stripe().checkout(order.session()).refunds()).hasSize(1));
    }

    private List<Purchase> opened() {
        return Purchases.together(
                Stream.generate(() ->
                                (Callable<Purchase>)
                                        () -> purchases.open(scene.shop().reserveAt(event, BUYER)))
                        .limit(PAID + UNPAID)
                        .toList());
    }

    /** The refunds that the cancellation has begun. */
    private int begun() {
        return jdbc.sql(
                        """
                        select count(*) from refund r join orders o on o.id = r.order_id
                        where o.event_id = ? and r.cause = 'EVENT_CANCELLED'
                        """)
                .param(event)
                .query(Integer.class)
                .single();
    }

    /** Takes refunds of these orders as a replica does, and leaves them alone. */
    private List<OrderRefund> takenByAReplicaThatDies(List<Purchase> orders) {
        Set<String> ours = orders.stream().map(Purchase::id).collect(Collectors.toSet());
        List<OrderRefund> taken = new ArrayList<>();
        await("refunds are due")
                .atMost(SOON)
                .until(() -> {
                    Instant now = scene.clock().instant();
                    for (OrderRefund due :
                            refunds.takeDue(now, now.plus(LEASE), TAKEN - taken.size())) {
                        if (ours.contains(due.orderId().toString())) {
                            taken.add(due);
                        } else {
                            refunds.next(due.id(), now);
                        }
                    }
                    return taken.size() == TAKEN;
                });
        return taken;
    }

    /** Has Stripe tell it again, for it may have happened while no notification came. */
    private void tellOfTheRefundThatFailed(Purchase order) {
        String refund = scene.stripe().checkout(order.session()).refunds().getLast().id();
        await().atMost(SOON).until(() -> scene.stripe().event("refund.failed", refund) != null);
        scene.stripe().resend(requireNonNull(scene.stripe().event("refund.failed", refund)).id());
    }

    private void makeAtStripe(OrderRefund refund) {
        purchases.atStripe(
                "refunds",
                "payment_intent=%s&amount=%d&metadata[refundId]=%s&metadata[orderId]=%s"
                        .formatted(
                                refund.payment(),
                                refund.amount().amount(),
                                refund.id(),
                                refund.orderId()));
    }

    private void awaitPending(int number) {
        await(number + " refunds are pending")
                .atMost(SOON)
                .untilAsserted(
                        () -> assertThat(progress().at("/pending").asInt()).isEqualTo(number));
    }

    private ApiResponse progress() {
        return scene.api()
                .get("/v1/events/" + event + "/cancellation", purchases.organizer())
                .expect(200);
    }
}
