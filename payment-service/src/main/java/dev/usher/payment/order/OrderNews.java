package dev.usher.payment.order;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Spreads what happened to an order, as part of the transaction in which it happens: to the other
 * services, into its timeline, to callers who wait, and into the metrics.
 */
@Component
class OrderNews {

    private static final Logger LOG = LoggerFactory.getLogger(OrderNews.class);

    private final OrderPublisher publisher;
    private final Timeline timeline;
    private final OrderWatch watch;
    private final MeterRegistry meters;

    OrderNews(OrderPublisher publisher, Timeline timeline, OrderWatch watch, MeterRegistry meters) {
        this.publisher = publisher;
        this.timeline = timeline;
        this.watch = watch;
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
        note(order, "PAYMENT_PROCESSING", "The buyer is done; the money is on its way.", null);
    }

    void late(Order order, Receipt receipt) {
        publisher.late(order);
        note(
                order,
                "LATE_PAYMENT",
                "Money came after the end; stock is asked for.",
                receipt.source());
        count("late");
        LOG.warn("order {} was paid after it was closed, by {}", order.id(), receipt.source());
    }

    void retaken(Order order) {
        publisher.paid(order);
        note(order, "STOCK_RETAKEN", "Stock was taken again for the late money.", null);
        count("retaken");
    }

    /** The refund itself is made by an operator until refunds are built; hence the alarm. */
    void owesRefund(Order order, String reason) {
        note(order, "STOCK_REFUSED", "No stock for the money: " + reason + ".", null);
        count("refund_owed");
        LOG.error("order {} owes a refund: stock was refused, {}", order.id(), reason);
    }

    void quarantined(Order order, Receipt receipt, String reason) {
        note(order, "QUARANTINED", reason, receipt.source());
        count("quarantined");
        LOG.error("order {} is quarantined: {}, by {}", order.id(), reason, receipt.source());
    }

    void paidTwice(Order order, Receipt receipt) {
        note(order, "PAID_TWICE", "A second session was paid.", receipt.sessionId());
        count("paid_twice");
        LOG.error("order {} was paid twice, again by {}", order.id(), receipt.sessionId());
    }

    void closed(Order order, Closure as, Instant at) {
        publisher.closed(order, as, at);
        note(order, as.name(), "Closed without money.", null);
        count("closed_" + as.name().toLowerCase(Locale.ROOT));
    }

    void fulfilled(Order order) {
        note(order, "FULFILLED", "All " + order.quantity() + " tickets exist.", null);
        count("fulfilled");
    }

    void note(Order order, String type, String detail, @Nullable String ref) {
        timeline.add(order.id(), type, detail, ref);
        watch.changes(order.id());
    }

    private void count(String what) {
        meters.counter("usher.orders", "outcome", what).increment();
    }
}
