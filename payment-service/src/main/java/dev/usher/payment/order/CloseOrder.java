package dev.usher.payment.order;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides whether an order is closed without a payment, under the lock of its row. Closing an order
 * gives its stock back, so it needs proof that the session can't be paid any more.
 */
@Service
public class CloseOrder {

    private final Orders orders;
    private final AnnounceOrder announce;
    private final OrdersToCheck toCheck;
    private final Clock clock;

    CloseOrder(Orders orders, AnnounceOrder announce, OrdersToCheck toCheck, Clock clock) {
        this.orders = orders;
        this.announce = announce;
        this.toCheck = toCheck;
        this.clock = clock;
    }

    /**
     * Closes an order whose session can't be paid any more, as the provider has confirmed: as
     * cancelled if the buyer asked for it, else as expired.
     */
    @Transactional
    public void sessionEnded(OrderId id, String sessionId) {
        orders.lock(id)
                .filter(order -> order.phase() == Phase.OPEN || order.phase() == Phase.PROCESSING)
                .filter(order -> order.hasSession(sessionId) && !order.quarantined())
                .ifPresent(order ->
                        close(
                                order,
                                order.cancelRequested() ? Closure.CANCELLED : Closure.EXPIRED));
    }

    /** Closes a claimed attempt. The caller must be certain that no session of it can be paid. */
    @Transactional
    public void giveUp(OrderId id) {
        Order order = orders.lockExisting(id);
        if (order.phase() == Phase.ATTEMPT && !order.quarantined()) {
            close(order, Closure.FAILED);
        }
    }

    /**
     * Records that the buyer wants to cancel, before Stripe is asked to end the session. Returns
     * false if the order can't be cancelled any more.
     */
    @Transactional
    public boolean requestCancel(OrderId id) {
        Order order = orders.lock(id).orElse(null);
        if (order == null || order.phase() != Phase.OPEN || order.quarantined()) {
            return false;
        }
        order.requestCancel();
        return true;
    }

    /** Takes the request back, because Stripe could not end the session. */
    @Transactional
    public void withdrawCancel(OrderId id) {
        orders.lock(id)
                .filter(order -> order.phase() == Phase.OPEN)
                .ifPresent(Order::withdrawCancel);
    }

    /**
     * Makes paid orders of a cancelled event owe a refund, each once, and returns how many did.
     * Call it again until none is left.
     */
    @Transactional
    public int oweForCancelledEvent(UUID event, int atMost) {
        return announce.owed(toCheck.oweForCancelledEvent(event, atMost));
    }

    /**
     * Ends the time to pay of a cancelled event's orders that are open. The sweep then has their
     * sessions ended, and closes the orders.
     */
    @Transactional
    public void endTimeToPay(UUID event) {
        announce.timeEnded(toCheck.endTimeToPay(event));
    }

    private void close(Order order, Closure as) {
        Instant now = clock.instant();
        order.close(as, now);
        announce.closed(order, as, now);
    }
}
