package dev.usher.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.payment.PaymentTest;
import dev.usher.payment.Postbox;
import dev.usher.payment.Purchase;
import dev.usher.payment.Purchases;
import dev.usher.payment.Purchases.Wish;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.payment.StripeBooks;
import dev.usher.payment.StripeFault;
import dev.usher.payment.StripeLine;
import dev.usher.payment.StripeLine.Call;
import dev.usher.payment.stripe.CallSituations.Cell;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.platform.testing.MutableClock;
import dev.usher.stripesandbox.StripeSandbox;
import dev.usher.stripesandbox.core.DisputeWish;
import dev.usher.stripesandbox.core.TestNumber;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets each call to Stripe fail in each way, at an order that depends on it. Afterwards every order
 * must come to its end, by one session and one refund, and agree with Stripe's ledger.
 */
@PaymentTest
class StripeCallFaultMatrixIntegrationTests {

    private static final String BUYER = "stella";
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Too old for the session to be requested again under the same key, not yet given up. */
    private static final Duration STALE = Duration.ofSeconds(50);

    /** Until an open order is checked once more. */
    private static final Duration NEXT_CHECK = Duration.ofSeconds(130);

    private static final Set<Cell> REFUNDED =
            Set.of(Cell.CREATE_REFUND, Cell.LIST_REFUNDS, Cell.READ_REFUND);
    private static final Set<String> RELEASED = Set.of("CANCELLED", "EXPIRED");

    /** The neighbours of the service. */
    record Scene(Shop shop, Api api, StripeSandbox stripe, StripeLine line, MutableClock clock) {}

    private final Scene scene;
    private final StripeLine line;
    private final Purchases purchases;
    private final StripeBooks books;
    private final MissedNotifications missed;
    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final Map<Cell, Supplier<Boolean>> failed = new EnumMap<>(Cell.class);
    private CallSituations situations;

    StripeCallFaultMatrixIntegrationTests(
            Shop shop,
            Api api,
            StripeSandbox stripe,
            StripeLine line,
            MutableClock clock,
            Purchases purchases,
            StripeBooks books,
            MissedNotifications missed,
            JdbcClient jdbc,
            MeterRegistry meters) {
        this.scene = new Scene(shop, api, stripe, line, clock);
        this.line = line;
        this.purchases = purchases;
        this.books = books;
        this.missed = missed;
        this.jdbc = jdbc;
        this.meters = meters;
    }

    @BeforeEach
    void prepare() {
        heal();
        situations =
                new CallSituations(
                        BUYER, scene.shop(), scene.api(), scene.stripe(), line, purchases);
    }

    @AfterEach
    void heal() {
        line.heal();
        scene.stripe().sendWebhooksTo(scene.api().baseUrl() + Postbox.PATH);
        read();
    }

    @ParameterizedTest
    @EnumSource
    void leavesEveryOrderRight(StripeFault fault) {
        // A dropped answer to the making of a refund has it searched for.
        String payment = situations.payment(Cell.LIST_REFUNDS);
        line.fault(
                StripeFault.DROPPED_AFTER,
                call -> call.is(CallSituations.CREATE_REFUND) && call.names(payment));
        for (Cell cell : Cell.values()) {
            Predicate<Call> meant = situations.meant(cell);
            StripeLine.Trouble trouble = line.fault(fault, meant);
            // The second call of a silent line proves that the first was given up. The search for
            // a refund comes only after other calls; it is let go earlier.
            int calls = fault == StripeFault.SILENT && cell != Cell.LIST_REFUNDS ? 2 : 1;
            failed.put(cell, () -> trouble.met() >= calls);
        }

        List<CompletableFuture<?>> asked = provoke();
        if (fault != StripeFault.SILENT) {
            asked.forEach(CompletableFuture::join);
        }
        line.heal();
        asked.forEach(CompletableFuture::join);
        recover();
    }

    @Test
    void leavesEveryOrderRightWhenConnectionsAreRefused() {
        for (Cell cell : Cell.values()) {
            long before = failures(cell);
            failed.put(cell, () -> failures(cell) > before);
        }
        // Nothing leads to a search or to a read of a refund that was never made.
        failed.put(Cell.LIST_REFUNDS, () -> true);
        failed.put(Cell.READ_REFUND, () -> true);
        line.refuse();

        provoke().forEach(CompletableFuture::join);
        line.heal();
        recover();
    }

    /** Has every call made, waits until each has failed, and returns those that still run. */
    private List<CompletableFuture<?>> provoke() {
        scene.clock().advance(STALE);
        List<CompletableFuture<?>> asked =
                List.of(
                        CompletableFuture.runAsync(this::read, Thread::startVirtualThread),
                        async(() -> scene.shop().open(situations.unopened())),
                        async(() -> scene.shop().open(situations.unanswered())),
                        async(() -> purchases.cancel(order(Cell.EXPIRE_AND_CANCEL))),
                        async(() -> purchases.cancel(order(Cell.EXPIRE_AND_PAY))));
        for (Cell refunded : REFUNDED) {
            purchases.refund(order(refunded), 0).expect(202);
        }
        scene.stripe().dispute(order(Cell.READ_DISPUTE).session(), DisputeWish.fraudulent());
        failed.forEach(
                (cell, hasFailed) -> await(cell + " fails").atMost(SOON).until(hasFailed::get));
        return asked;
    }

    private void recover() {
        situations.opened(Cell.LIST_SESSIONS, purchases.open(situations.unanswered()));
        situations.opened(Cell.CREATE_SESSION, openAfterAll(situations.unopened()));
        purchases.cancel(order(Cell.EXPIRE_AND_CANCEL)).expect(200);
        var _ = scene.stripe().pay(order(Cell.EXPIRE_AND_PAY).session());
        purchases.pay(order(Cell.LIST_SESSIONS), TestNumber.VISA);
        purchases.pay(order(Cell.CREATE_SESSION), TestNumber.VISA);
        read();
        scene.clock().advance(NEXT_CHECK);

        purchases.fulfil(
                Set.of(
                        order(Cell.LIST_SESSIONS),
                        order(Cell.CREATE_SESSION),
                        order(Cell.READ_SESSION)));
        Map<Purchase, Wish> ends = new HashMap<>();
        ends.put(order(Cell.EXPIRE_AND_CANCEL), new Wish("/status", RELEASED));
        // It was paid unless Stripe had executed the call that seemed to fail.
        ends.put(order(Cell.EXPIRE_AND_PAY), new Wish("/status", "PAID", "CANCELLED", "EXPIRED"));
        for (Cell refunded : REFUNDED) {
            ends.put(order(refunded), new Wish("/status", "REFUNDED"));
        }
        ends.put(order(Cell.READ_DISPUTE), new Wish("/payment/status", "DISPUTED"));
        ends.put(order(Cell.LIST_EVENTS), new Wish("/payment/status", "DISPUTED"));
        purchases.awaitAll(ends);
        books.awaitAgreement(situations.orders());
        for (Cell refunded : REFUNDED) {
            assertThat(scene.stripe().checkout(order(refunded).session()).refunds()).hasSize(1);
        }
    }

    /** A key that keeps a failure is of no use: the shop repeats its call until it has another. */
    private Purchase openAfterAll(Reservation reservation) {
        if (scene.shop().open(reservation).status() == 503) {
            scene.clock().advance(STALE);
        }
        return purchases.open(reservation);
    }

    private Purchase order(Cell cell) {
        return situations.order(cell);
    }

    private static CompletableFuture<ApiResponse> async(Supplier<ApiResponse> call) {
        return CompletableFuture.supplyAsync(call, Thread::startVirtualThread);
    }

    /** Counts the calls to an endpoint that have failed for good. */
    private long failures(Cell cell) {
        return meters.find("usher.stripe.calls").tag("endpoint", cell.endpoint()).timers().stream()
                .filter(timer -> !"ok".equals(timer.getId().getTag("outcome")))
                .mapToLong(Timer::count)
                .sum();
    }

    private void read() {
        jdbc.sql("update stripe_cursor set read_at = null, lease_until = '-infinity'").update();
        missed.run();
    }
}
