package dev.usher.payment.order;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records that a payment is contested, under the lock of its order's row: by the buyer's bank,
 * which may take the money back, or by the provider's books, which do not know it. What the
 * objections are is kept by the caller.
 */
@Service
public class ContestPayment {

    /** The changes of an objection; each is the type of an entry of the timeline. */
    public enum News {
        INQUIRY,
        INQUIRY_CLOSED,
        DISPUTED,
        DISPUTE_WON,
        DISPUTE_LOST
    }

    /**
     * An objection of the buyer's bank that has changed.
     *
     * @param id the provider's
     * @param reason the bank's, in a word of the provider's
     */
    public record Objection(String id, Money amount, String reason, News news) {}

    private static final String NOT_IN_THE_BOOKS =
            "Stripe's books do not know the payment that was reported; the tickets are cancelled.";

    private final Orders orders;
    private final AnnounceOrder announce;
    private final Clock clock;

    ContestPayment(Orders orders, AnnounceOrder announce, Clock clock) {
        this.orders = orders;
        this.announce = announce;
        this.clock = clock;
    }

    /**
     * Locks the order that was paid by a payment of the provider.
     *
     * @param named the order that the payment names, for one that is not known to be paid
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<OrderState> lock(String payment, Optional<OrderId> named) {
        return orders.paidBy(payment)
                .map(OrderId::new)
                .or(() -> named)
                .flatMap(orders::lock)
                .map(Order::state);
    }

    /**
     * Records that an objection has changed.
     *
     * @param contest how all objections to the payment stand after it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void contested(OrderId id, Objection objection, OrderState.Contest contest) {
        Order order = orders.lockExisting(id);
        OrderState.Contest before = order.state().contest();
        order.contest(contest);
        announce.contested(order, objection);
        if (contest.dispute() != before.dispute()) {
            announce.changed(order);
        }
        if (contest.lost() && !before.lost()) {
            announce.revoked(order, RevocationCause.DISPUTE_LOST, clock.instant());
        }
    }

    /**
     * Quarantines an order that was settled by a notification which the provider's books do not
     * know, and cancels its tickets. A repeat changes nothing.
     */
    @Transactional
    public void unconfirmed(OrderId id, String notification) {
        orders.lock(id)
                .filter(order -> order.phase().paid() && !order.quarantined())
                .ifPresent(order -> {
                    order.quarantine(NOT_IN_THE_BOOKS);
                    announce.quarantined(order, notification, NOT_IN_THE_BOOKS);
                    announce.revoked(order, RevocationCause.QUARANTINED, clock.instant());
                });
    }

    /** The reason for which the tickets of a payment are cancelled without a refund. */
    enum RevocationCause {
        DISPUTE_LOST,
        QUARANTINED
    }
}
