package dev.usher.payment.order;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Resolves a late payment once event-service has answered whether there is stock for it. No timeout
 * ever decides this.
 */
@Component
class ResolveLatePayment {

    private final Orders orders;
    private final AnnounceOrder announce;

    ResolveLatePayment(Orders orders, AnnounceOrder announce) {
        this.orders = orders;
        this.announce = announce;
    }

    /** Marks the order as paid: its stock was taken again. */
    @Transactional(propagation = Propagation.MANDATORY)
    void retaken(OrderId id) {
        inPhase(id, Phase.LATE)
                .ifPresent(order -> {
                    order.retake();
                    announce.retaken(order);
                });
    }

    /**
     * Marks the order as owing a refund. event-service sends this also about an order that is paid
     * in time but whose reservation it no longer holds.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void refused(OrderId id, String reason) {
        inPhase(id, Phase.LATE, Phase.PAID, Phase.FULFILLED)
                .ifPresent(order -> {
                    RefundCause cause =
                            reason.equals(RefundCause.EVENT_CANCELLED.name())
                                    ? RefundCause.EVENT_CANCELLED
                                    : RefundCause.STOCK_GONE;
                    order.losesStock(cause);
                    announce.losesStock(order, reason);
                });
    }

    private Optional<Order> inPhase(OrderId id, Phase... phases) {
        return orders.lock(id).filter(order -> Arrays.asList(phases).contains(order.phase()));
    }
}
