package dev.usher.payment.order;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Goes on with an order once event-service has said whether there is stock for its money. It is
 * never decided here by waiting.
 */
@Component
class LateMoney {

    private final Orders orders;
    private final OrderNews news;

    LateMoney(Orders orders, OrderNews news) {
        this.orders = orders;
        this.news = news;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void retaken(OrderId id) {
        inPhase(id, Phase.LATE)
                .ifPresent(order -> {
                    order.retake();
                    news.retaken(order);
                });
    }

    /** Also the answer to a payment whose reservation was no longer this order's. */
    @Transactional(propagation = Propagation.MANDATORY)
    void refused(OrderId id, String reason) {
        inPhase(id, Phase.LATE, Phase.PAID, Phase.FULFILLED)
                .ifPresent(order -> {
                    order.owesRefund();
                    news.owesRefund(order, reason);
                });
    }

    private Optional<Order> inPhase(OrderId id, Phase... phases) {
        return orders.lock(id).filter(order -> Arrays.asList(phases).contains(order.phase()));
    }
}
