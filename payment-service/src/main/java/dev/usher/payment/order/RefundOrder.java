package dev.usher.payment.order;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records refunds on their order, under the lock of its row, and announces them. The caller keeps
 * the refund itself and changes it within the same transaction.
 */
@Service
public class RefundOrder {

    /**
     * The facts about a refund that its order needs.
     *
     * @param amount in minor units of the order's currency
     * @param tickets the tickets that it cancels; without meaning if it cancels all
     * @param allTickets whether every ticket of the order is cancelled, also one that does not
     *     exist yet
     */
    public record Facts(
            UUID id,
            long amount,
            List<UUID> tickets,
            boolean allTickets,
            RefundCause cause,
            Instant at) {}

    private final Orders orders;
    private final OrdersToCheck toCheck;
    private final OrderTickets tickets;
    private final AnnounceOrder announce;

    RefundOrder(
            Orders orders, OrdersToCheck toCheck, OrderTickets tickets, AnnounceOrder announce) {
        this.orders = orders;
        this.toCheck = toCheck;
        this.tickets = tickets;
        this.announce = announce;
    }

    /** Locks the order; empty if it does not exist. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Owner> lock(OrderId id) {
        return orders.lock(id).map(Owner::of);
    }

    /**
     * Locks the order that was paid by this payment of the provider.
     *
     * @param named the order that the payment names, for one that is not known to be paid
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Owner> lockPaidBy(String paymentIntent, Optional<OrderId> named) {
        return orders.paidBy(paymentIntent).map(OrderId::new).or(() -> named).flatMap(this::lock);
    }

    /**
     * The price of each ticket of the order that exists, in minor units. A ticket of an earlier
     * release is not among them if the order has several prices.
     */
    public Map<UUID, Long> ticketPrices(OrderState order) {
        return tickets.pricesOf(order.id());
    }

    /**
     * Locks orders that owe a refund which has not begun, except some; rows of another replica are
     * skipped.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Owner> lockOwing(int atMost, Collection<OrderId> except) {
        return toCheck.lockOwing(atMost, except).stream()
                .map(id -> Owner.of(orders.lockExisting(id)))
                .toList();
    }

    /** The same orders, without a lock. */
    public List<OrderId> owing(int atMost, Collection<OrderId> except) {
        return toCheck.owing(atMost, except);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(OrderId id, Facts refund) {
        Order order = orders.lockExisting(id);
        order.beginRefund(refund.amount());
        announce.refundRequested(order, refund);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void succeeded(OrderId id, Facts refund, Instant now) {
        Order order = orders.lockExisting(id);
        order.refundSucceeded(refund.amount(), refund.allTickets(), now);
        announce.refundSucceeded(order, refund, now);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void failed(OrderId id, Facts refund, String reason, Instant now) {
        Order order = orders.lockExisting(id);
        order.refundFailed(refund.amount());
        announce.refundFailed(order, refund, reason, now);
    }

    /** Records that a refund which had succeeded has failed after all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reversed(OrderId id, Facts refund, String reason, Instant now) {
        Order order = orders.lockExisting(id);
        order.refundReversed(refund.amount());
        announce.refundFailed(order, refund, reason, now);
    }

    /**
     * A locked order as a refund sees it.
     *
     * @param left the amount that may still be refunded, in minor units
     * @param owedFor the cause of the refund that is owed, if one is and can begin: while the
     *     payment is disputed, none can
     */
    public record Owner(
            OrderState state, boolean refundable, long left, Optional<RefundCause> owedFor) {

        private static Owner of(Order order) {
            OrderState state = order.state();
            boolean refundable = order.claimed() && order.refundable();
            return new Owner(
                    state,
                    refundable,
                    refundable ? order.left() : 0,
                    state.disputed()
                            ? Optional.empty()
                            : Optional.ofNullable(state.refunds().owedFor()));
        }
    }
}
