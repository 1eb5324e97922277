package dev.usher.payment.order;

import dev.usher.platform.messaging.Beside;
import dev.usher.platform.web.idempotency.FirstAnswerRows;
import dev.usher.platform.web.idempotency.KeyedWork;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Announces a change of an order within the transaction that makes it: to the other services, in
 * its timeline, to callers who wait for it, and in the metrics.
 */
@Component
class AnnounceOrder {

    private static final Logger log = LoggerFactory.getLogger(AnnounceOrder.class);

    private final OrderPublisher publisher;
    private final Timeline timeline;
    private final OrderWaiters waiters;
    private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

    AnnounceOrder(
            OrderPublisher publisher,
            Timeline timeline,
            OrderWaiters waiters,
            MeterRegistry meters) {
        this.publisher = publisher;
        this.timeline = timeline;
        this.waiters = waiters;
        // All exist from the start: an alert on an increase would not see the first case else.
        for (Outcome outcome : Outcome.values()) {
            String name = outcome.name().toLowerCase(Locale.ROOT);
            counters.put(outcome, meters.counter("usher.orders", "outcome", name));
        }
    }

    void claimedAgain(Order order) {
        note(order, "RESERVATION_CLAIMED", "The reservation is kept for this order.", null);
    }

    /** Must be called with the timeline already noted, as the next two. */
    void opened(OrderState order, KeyedWork<OrderState> key) {
        publisher.changed(List.of(order), answer(order, key));
        waiters.wakeAfterCommit(order);
        count(Outcome.OPENED);
    }

    void paid(List<OrderSteps.Told> orders, Beside beside) {
        publisher.paid(orders, beside);
        orders.forEach(told -> waiters.wakeAfterCommit(told.order()));
        count(Outcome.PAID, orders.size());
    }

    /** The storing of the answer to the request that has opened the order, if it has a key. */
    static Beside answer(OrderState order, KeyedWork<OrderState> key) {
        return key.answered(order)
                .map(row -> new Beside(FirstAnswerRows.KEEP, FirstAnswerRows.parameters(row)))
                .orElse(Beside.NOTHING);
    }

    void fulfilled(List<OrderState> orders) {
        publisher.changed(orders);
        orders.forEach(waiters::wakeAfterCommit);
        count(Outcome.FULFILLED, orders.size());
    }

    void processing(Order order) {
        publisher.changed(order);
        note(
                order,
                "PAYMENT_PROCESSING",
                "The buyer has finished; the payment is still under way.",
                null);
    }

    void late(Order order, Receipt receipt) {
        publisher.late(order);
        note(
                order,
                "LATE_PAYMENT",
                "The payment arrived after the order was closed; stock is requested again.",
                receipt.source());
        count(Outcome.LATE);
        log.warn("order {} was paid after it was closed, by {}", order.id(), receipt.source());
    }

    void retaken(Order order) {
        publisher.retaken(order);
        note(order, "STOCK_RETAKEN", "Stock was taken again for the late payment.", null);
        count(Outcome.RETAKEN);
    }

    void losesStock(Order order, String reason) {
        publisher.changed(order);
        note(
                order,
                "STOCK_REFUSED",
                "There is no stock for the payment, so it is given back: " + reason + ".",
                null);
        count(Outcome.REFUND_OWED);
        log.warn("order {} owes a refund: stock was refused, {}", order.id(), reason);
    }

    /** Announces orders of a cancelled event that owe a refund now, and returns their number. */
    int owed(List<OrderState> orders) {
        publisher.changed(orders);
        count(Outcome.REFUND_OWED, orders.size());
        return orders.size();
    }

    /** Announces orders of a cancelled event that can't be paid any more. */
    void timeEnded(List<OrderState> orders) {
        publisher.changed(orders);
    }

    void refundRequested(Order order, RefundOrder.Facts refund) {
        publisher.refundRequested(order, refund);
        note(
                order,
                "REFUND_REQUESTED",
                "A refund of " + amount(order, refund) + " was accepted.",
                refund.id().toString());
    }

    void refundSucceeded(Order order, RefundOrder.Facts refund, Instant at) {
        publisher.refundSettled(order, refund, "SUCCEEDED", at);
        note(
                order,
                "REFUNDED",
                amount(order, refund) + " went back to the buyer.",
                refund.id().toString());
        count(Outcome.REFUNDED);
    }

    /** Logs an error: the money is still owed, and a person must find another way. */
    void refundFailed(Order order, RefundOrder.Facts refund, String reason, Instant at) {
        publisher.refundSettled(order, refund, "FAILED", at);
        note(
                order,
                "REFUND_FAILED",
                "The refund of " + amount(order, refund) + " failed: " + reason + ".",
                refund.id().toString());
        count(Outcome.REFUND_FAILED);
        log.error("refund {} of order {} failed: {}", refund.id(), order.id(), reason);
    }

    private static Money amount(Order order, RefundOrder.Facts refund) {
        return new Money(refund.amount(), order.total().currency());
    }

    void quarantined(Order order, String source, String reason) {
        publisher.changed(order);
        note(order, "QUARANTINED", reason, source);
        count(Outcome.QUARANTINED);
        log.error("order {} is quarantined: {}, by {}", order.id(), reason, source);
    }

    /**
     * Logs a warning, because somebody should answer the bank in time. An inquiry is not public.
     */
    void contested(Order order, ContestPayment.Objection objection) {
        note(order, objection.news().name(), detail(objection), objection.id());
        switch (objection.news()) {
            case INQUIRY, INQUIRY_CLOSED -> {}
            case DISPUTED -> count(Outcome.DISPUTED);
            case DISPUTE_WON -> count(Outcome.DISPUTE_WON);
            case DISPUTE_LOST -> count(Outcome.DISPUTE_LOST);
        }
        log.warn(
                "order {}: {} of {}, {}",
                order.id(),
                objection.news(),
                objection.amount(),
                objection.id());
    }

    private static String detail(ContestPayment.Objection objection) {
        return switch (objection.news()) {
            case INQUIRY ->
                    "The buyer's bank asks about the payment, with the reason "
                            + objection.reason()
                            + "; this is not a dispute.";
            case INQUIRY_CLOSED -> "The bank's inquiry is closed.";
            case DISPUTED ->
                    "The buyer's bank disputes "
                            + objection.amount()
                            + ", with the reason "
                            + objection.reason()
                            + ".";
            case DISPUTE_WON -> "The dispute was won: " + objection.amount() + " came back.";
            case DISPUTE_LOST ->
                    "The dispute was lost: "
                            + objection.amount()
                            + " is gone, and the tickets are cancelled.";
        };
    }

    /** Announces a change that the organizer can see and that no other message tells. */
    void changed(Order order) {
        publisher.changed(order);
    }

    /** Announces that the payment gives no right to tickets any more. */
    void revoked(Order order, ContestPayment.RevocationCause cause, Instant at) {
        publisher.revoked(order, cause, at);
    }

    /** Tells an operator that another payment was reported for an order in quarantine. */
    void reportedAgain(Order order, Receipt receipt) {
        note(
                order,
                "QUARANTINED",
                "Another payment was reported; an operator must decide.",
                receipt.source());
        count(Outcome.QUARANTINED);
        log.error("order {} is in quarantine and paid by {}", order.id(), receipt.source());
    }

    void paidTwice(Order order, Receipt receipt) {
        note(order, "PAID_TWICE", "A second session was paid.", receipt.sessionId());
        count(Outcome.PAID_TWICE);
        log.error("order {} was paid twice, again by {}", order.id(), receipt.sessionId());
    }

    void closed(Order order, Closure as, Instant at) {
        publisher.closed(order, as, at);
        note(order, as.name(), "The order was closed without a payment.", null);
        count(
                switch (as) {
                    case EXPIRED -> Outcome.CLOSED_EXPIRED;
                    case CANCELLED -> Outcome.CLOSED_CANCELLED;
                    case FAILED -> Outcome.CLOSED_FAILED;
                });
    }

    private void note(Order order, String type, String detail, @Nullable String ref) {
        timeline.add(order.id(), type, detail, ref);
        waiters.wakeAfterCommit(order.id());
    }

    private void count(Outcome outcome) {
        count(outcome, 1);
    }

    private void count(Outcome outcome, long orders) {
        Objects.requireNonNull(counters.get(outcome)).increment((double) orders);
    }

    /** The outcomes that the metric {@code usher.orders} counts. */
    private enum Outcome {
        OPENED,
        PAID,
        LATE,
        RETAKEN,
        REFUND_OWED,
        REFUNDED,
        REFUND_FAILED,
        QUARANTINED,
        PAID_TWICE,
        DISPUTED,
        DISPUTE_WON,
        DISPUTE_LOST,
        CLOSED_EXPIRED,
        CLOSED_CANCELLED,
        CLOSED_FAILED,
        FULFILLED
    }
}
