package dev.usher.payment.stripe;

import dev.usher.payment.Postbox;
import dev.usher.payment.Purchase;
import dev.usher.payment.Purchases;
import dev.usher.payment.Reservation;
import dev.usher.payment.Shop;
import dev.usher.payment.StripeFault;
import dev.usher.payment.StripeLine;
import dev.usher.payment.StripeLine.Call;
import dev.usher.platform.testing.Api;
import dev.usher.platform.testing.ApiResponse;
import dev.usher.stripesandbox.StripeSandbox;
import dev.usher.stripesandbox.core.DisputeWish;
import dev.usher.stripesandbox.core.TestNumber;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** Orders and reservations in the situations in which this service calls Stripe. */
final class CallSituations {

    static final String CREATE_SESSION = "POST /v1/checkout/sessions";
    static final String CREATE_REFUND = "POST /v1/refunds";

    private static final String EXPIRE_SESSION = "POST /v1/checkout/sessions/*/expire";

    /** A call in a situation, and the name of its timer's endpoint. */
    enum Cell {
        CREATE_SESSION(CallSituations.CREATE_SESSION, "create_session"),
        LIST_SESSIONS("GET /v1/checkout/sessions", "list_sessions"),
        READ_SESSION("GET /v1/checkout/sessions/*", "read_session"),
        EXPIRE_AND_CANCEL(EXPIRE_SESSION, "expire_session"),
        EXPIRE_AND_PAY(EXPIRE_SESSION, "expire_session"),
        CREATE_REFUND(CallSituations.CREATE_REFUND, "create_refund"),
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

        String endpoint() {
            return endpoint;
        }
    }

    private final Shop shop;
    private final Api api;
    private final StripeSandbox stripe;
    private final StripeLine line;
    private final Purchases purchases;
    private final Map<Cell, Purchase> orders = new EnumMap<>(Cell.class);
    private final Reservation unopened;
    private final Reservation unanswered;

    CallSituations(
            String buyer,
            Shop shop,
            Api api,
            StripeSandbox stripe,
            StripeLine line,
            Purchases purchases) {
        this.shop = shop;
        this.api = api;
        this.stripe = stripe;
        this.line = line;
        this.purchases = purchases;
        unopened = shop.reserve(buyer, 2, 2_500);
        unanswered = shop.reserve(buyer, 2, 2_500);
        arise(buyer);
    }

    private void arise(String buyer) {
        line.fault(
                StripeFault.DROPPED_AFTER,
                call -> call.is(CREATE_SESSION) && call.names(unanswered.id().toString()));
        CompletableFuture<ApiResponse> refused =
                CompletableFuture.supplyAsync(
                        () -> shop.open(unanswered), Thread::startVirtualThread);
        List<Purchase> open = purchases.open(buyer, Cell.values().length - 2);
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
        stripe.sendNoWebhooks();
        purchases.pay(order(Cell.READ_SESSION), TestNumber.VISA);
        stripe.dispute(order(Cell.LIST_EVENTS).session(), DisputeWish.fraudulent());
        stripe.sendWebhooksTo(api.baseUrl() + Postbox.PATH);
    }

    /** A reservation for which no order was asked. */
    Reservation unopened() {
        return unopened;
    }

    /** A reservation whose session was opened at Stripe, without an answer. */
    Reservation unanswered() {
        return unanswered;
    }

    /** Records an order that was opened later. */
    void opened(Cell cell, Purchase order) {
        orders.put(cell, order);
    }

    Purchase order(Cell cell) {
        return Objects.requireNonNull(orders.get(cell), cell::name);
    }

    Collection<Purchase> orders() {
        return orders.values();
    }

    String payment(Cell cell) {
        return purchases.read(order(cell)).string("/payment/stripePaymentIntentId");
    }

    /** The calls that a cell depends on. */
    Predicate<Call> meant(Cell cell) {
        Predicate<Call> operation = call -> call.is(cell.operation);
        return switch (cell) {
            case CREATE_SESSION -> operation.and(call -> call.names(unopened.id().toString()));
            case READ_SESSION, EXPIRE_AND_CANCEL, EXPIRE_AND_PAY ->
                    operation.and(call -> call.names(order(cell).session()));
            case CREATE_REFUND, LIST_REFUNDS -> {
                String payment = payment(cell);
                yield operation.and(call -> call.names(payment));
            }
            case READ_REFUND -> operation.and(this::isOfReadRefund);
            case READ_DISPUTE -> operation.and(this::isOfReadDispute);
            case LIST_SESSIONS, LIST_EVENTS -> operation;
        };
    }

    private boolean isOfReadRefund(Call call) {
        return stripe.checkout(order(Cell.READ_REFUND).session()).refunds().stream()
                .anyMatch(refund -> call.names(refund.id()));
    }

    private boolean isOfReadDispute(Call call) {
        return stripe.checkout(order(Cell.READ_DISPUTE).session()).disputes().stream()
                .anyMatch(dispute -> call.names(dispute.id()));
    }
}
