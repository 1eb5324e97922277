package dev.usher.payment.order;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Locale;
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
    private final MeterRegistry meters;

    AnnounceOrder(
            OrderPublisher publisher,
            Timeline timeline,
            OrderWaiters waiters,
            MeterRegistry meters) {
        this.publisher = publisher;
        this.timeline = timeline;
        this.waiters = waiters;
        this.meters = meters;
    }

    void claimed(Order order) {
        note(order, "RESERVATION_CLAIMED", "The reservation is kept for this order.", null);
    }

    void opened(Order order, String sessionId) {
        note(order, "SESSION_OPENED", "The buyer can pay.", sessionId);
        count("opened");
    }

    void paid(Order order, String detail, @Nullable String ref) {
        publisher.paid(order);
        note(order, "PAID", detail, ref);
        count("paid");
    }

    void processing(Order order) {
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
        count("late");
        log.warn("order {} was paid after it was closed, by {}", order.id(), receipt.source());
    }

    void retaken(Order order) {
        publisher.paid(order);
        note(order, "STOCK_RETAKEN", "Stock was taken again for the late payment.", null);
        count("retaken");
    }

    /** Logs an error because an operator must make the refund until refunds are built. */
    void owesRefund(Order order, String reason) {
        note(order, "STOCK_REFUSED", "There is no stock for the payment: " + reason + ".", null);
        count("refund_owed");
        log.error("order {} owes a refund: stock was refused, {}", order.id(), reason);
    }

    void quarantined(Order order, Receipt receipt, String reason) {
        note(order, "QUARANTINED", reason, receipt.source());
        count("quarantined");
        log.error("order {} is quarantined: {}, by {}", order.id(), reason, receipt.source());
    }

    void paidTwice(Order order, Receipt receipt) {
        note(order, "PAID_TWICE", "A second session was paid.", receipt.sessionId());
        count("paid_twice");
        log.error("order {} was paid twice, again by {}", order.id(), receipt.sessionId());
    }

    void closed(Order order, Closure as, Instant at) {
        publisher.closed(order, as, at);
        note(order, as.name(), "The order was closed without a payment.", null);
        count("closed_" + as.name().toLowerCase(Locale.ROOT));
    }

    void fulfilled(Order order) {
        note(order, "FULFILLED", "All " + order.quantity() + " tickets exist.", null);
        count("fulfilled");
    }

    private void note(Order order, String type, String detail, @Nullable String ref) {
        timeline.add(order.id(), type, detail, ref);
        waiters.wakeAfterCommit(order.id());
    }

    private void count(String outcome) {
        meters.counter("usher.orders", "outcome", outcome).increment();
    }
}
