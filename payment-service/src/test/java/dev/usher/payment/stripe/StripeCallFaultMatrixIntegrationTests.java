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
import java.util.Objects;
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

    private static final String CREATE_SESSION = "POST /v1/checkout/sessions";
    private static final String EXPIRE_SESSION = "POST /v1/checkout/sessions/*/expire";
    private static final String CREATE_REFUND = "POST /v1/refunds";
    private static final Set<Cell> REFUNDED =
            Set.of(Cell.CREATE_REFUND, Cell.LIST_REFUNDS, Cell.READ_REFUND);
    private static final Set<String> RELEASED = Set.of("CANCELLED", "EXPIRED");

    /** A call in a situation, and the name of its timer's endpoint. */
    enum Cell {
        CREATE_SESSION(StripeCallFaultMatrixIntegrationTests.CREATE_SESSION, "create_session"),
        LIST_SESSIONS("GET /v1/checkout/sessions", "list_sessions"),
        READ_SESSION("GET /v1/checkout/sessions/*", "read_session"),
        EXPIRE_AND_CANCEL(EXPIRE_SESSION, "expire_session"),
        EXPIRE_AND_PAY(EXPIRE_SESSION, "expire_session"),
        CREATE_REFUND(StripeCallFaultMatrixIntegrationTests.CREATE_REFUND, "create_refund"),
        LIST_REFUNDS("GET /v1/refunds", "list_refunds"),
        READ_REFUND("GET /v1/refunds/*", "read_refund"),
        READ_DISPUTE("GET /v1/disputes/*", "read_dispute"),
        LIST_EVENTS("GET /v1/events", "list_events");

        private final String operation;
        private final String endpoint;

        Cell(String operation, String endpoint) {
            this.operation = operation;
            this.endpoint = endpoint;
        }
    }

    /** The neighbours of the service. */
    record Scene(Shop shop, Api api, StripeSandbox stripe, StripeLine line, MutableClock clock) {}

    private final Scene scene;
    private final StripeLine line;
    private final Purchases purchases;
    private final StripeBooks books;
    private final MissedNotifications missed;
    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final Map<Cell, Purchase> orders = new EnumMap<>(Cell.class);
    private final Map<Cell, Supplier<Boolean>> failed = new EnumMap<>(Cell.class);
    private Reservation unopened;
    private Reservation unanswered;

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
        unopened = scene.shop().reserve(BUYER, 2, 2_500);
        unanswered = scene.shop().reserve(BUYER, 2, 2_500);
        line.fault(
                StripeFault.DROPPED_AFTER,
                call -> call.is(CREATE_SESSION) && call.names(unanswered.id().toString()));
        CompletableFuture<ApiResponse> refused = async(() -> scene.shop().open(unanswered));
        List<Purchase> open = purchases.open(BUYER, Cell.values().length - 2);
        Cell[] opened = {
            Cell.READ_SESSION,
            Cell.EXPIRE_AND_CANCEL,
            Cell.EXPIRE_AND_PAY,
            Cell.CREATE_REFUND,
            Cell.LIST_REFUNDS,
            Cell.READ_REFUND,
            Cell.READ_DISPUTE,
            Cell.LIST_EVENTS
        };
        for (int i = 0; i < opened.length; i++) {
            orders.put(opened[i], open.get(i));
        }
        purchases.payAndFulfil(
                Map.of(
                        order(Cell.CREATE_REFUND), TestNumber.VISA,
                        order(Cell.LIST_REFUNDS), TestNumber.VISA,
                        order(Cell.READ_REFUND), TestNumber.REFUND_PENDING,
                        order(Cell.READ_DISPUTE), TestNumber.VISA,
                        order(Cell.LIST_EVENTS), TestNumber.VISA));
        refused.join().expect(503);
        line.heal();
        scene.stripe().sendNoWebhooks();
        purchases.pay(order(Cell.READ_SESSION), TestNumber.VISA);
        scene.stripe().dispute(order(Cell.LIST_EVENTS).session(), DisputeWish.fraudulent());
        sendWebhooks();
    }

    @AfterEach
    void heal() {
        line.heal();
        sendWebhooks();
        read();
    }

    private void sendWebhooks() {
        scene.stripe().sendWebhooksTo(scene.api().baseUrl() + Postbox.PATH);
    }

    @ParameterizedTest
    @EnumSource
    void leavesEveryOrderRight(StripeFault fault) {
        // A dropped answer to the making of a refund has it searched for.
        String payment = payment(order(Cell.LIST_REFUNDS));
        line.fault(
                StripeFault.DROPPED_AFTER, call -> call.is(CREATE_REFUND) && call.names(payment));
        for (Cell cell : Cell.values()) {
            Predicate<Call> meant = meant(cell);
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
                        async(() -> scene.shop().open(unopened)),
                        async(() -> scene.shop().open(unanswered)),
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
        orders.put(Cell.LIST_SESSIONS, purchases.open(unanswered));
        orders.put(Cell.CREATE_SESSION, openAfterAll(unopened));
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
        books.awaitAgreement(orders.values());
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

    /** The calls that a cell depends on. */
    private Predicate<Call> meant(Cell cell) {
        Predicate<Call> operation = call -> call.is(cell.operation);
        return switch (cell) {
            case CREATE_SESSION -> operation.and(call -> call.names(unopened.id().toString()));
            case READ_SESSION, EXPIRE_AND_CANCEL, EXPIRE_AND_PAY ->
                    operation.and(call -> call.names(order(cell).session()));
            case CREATE_REFUND, LIST_REFUNDS -> {
                String payment = payment(order(cell));
                yield operation.and(call -> call.names(payment));
            }
            case READ_REFUND -> operation.and(this::isOfReadRefund);
            case READ_DISPUTE -> operation.and(this::isOfReadDispute);
            case LIST_SESSIONS, LIST_EVENTS -> operation;
        };
    }

    private boolean isOfReadRefund(Call call) {
        return scene.stripe().checkout(order(Cell.READ_REFUND).session()).refunds().stream()
                .anyMatch(refund -> call.names(refund.id()));
    }

    private boolean isOfReadDispute(Call call) {
        return scene.stripe().checkout(order(Cell.READ_DISPUTE).session()).disputes().stream()
                .anyMatch(dispute -> call.names(dispute.id()));
    }

    private String payment(Purchase order) {
        return purchases.read(order).string("/payment/stripePaymentIntentId");
    }

    private Purchase order(Cell cell) {
        return Objects.requireNonNull(orders.get(cell), cell::name);
    }

    private static CompletableFuture<ApiResponse> async(Supplier<ApiResponse> call) {
        return CompletableFuture.supplyAsync(call, Thread::startVirtualThread);
    }

    /** Counts the calls to an endpoint that have failed for good. */
    private long failures(Cell cell) {
        return meters.find("usher.stripe.calls").tag("endpoint", cell.endpoint).timers().stream()
                .filter(timer -> !"ok".equals(timer.getId().getTag("outcome")))
                .mapToLong(Timer::count)
                .sum();
    }

    private void read() {
        jdbc.sql("update stripe_cursor set read_at = null, lease_until = '-infinity'").update();
        missed.run();
    }
}
