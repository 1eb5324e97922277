package dev.usher.payment.order;

import dev.usher.platform.time.Ids;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Begins an order as an attempt that one caller at a time works on. A buyer has one attempt per
 * reservation. Every method is a transaction of its own: the attempt is committed before any other
 * service is called, and no transaction is open during such a call.
 */
@Service
public class BeginOrder {

    /** The answer to a caller who wants to open an order. */
    public sealed interface Outcome {

        /** The caller alone works on this attempt until it is released. */
        record Leased(OrderState attempt) implements Outcome {}

        /** The order was opened before. */
        record AlreadyOpen(OrderState order) implements Outcome {}

        /** Another caller works on the attempt at this moment. */
        record InProgress(OrderId order) implements Outcome {}
    }

    private final Orders orders;
    private final AttemptLeases leases;
    private final OrderSettings settings;
    private final Clock clock;
    private final Ids ids;

    BeginOrder(Orders orders, AttemptLeases leases, OrderSettings settings, Clock clock, Ids ids) {
        this.orders = orders;
        this.leases = leases;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    public Outcome begin(UUID reservationId, OrderBuyer buyer, ReturnUrls urls) {
        Optional<AttemptLeases.Live> live = leases.live(reservationId, buyer.accountId());
        if (live.isPresent()) {
            return resume(live.get());
        }
        OrderId id = new OrderId(ids.next());
        if (leases.insert(
                id, reservationId, buyer, urls, clock.instant(), settings.attemptLease())) {
            return leased(id);
        }
        // Another caller won the race. Its row is committed, because the insert waited for it.
        return leases.live(reservationId, buyer.accountId())
                .<Outcome>map(winner -> new Outcome.InProgress(winner.id()))
                .orElseGet(() -> new Outcome.InProgress(id));
    }

    /** Deletes an attempt whose first claim was refused. */
    @Transactional
    public void discard(OrderId id) {
        leases.delete(id);
    }

    /**
     * Tells whether an earlier attempt was given up so recently that event-service may not have
     * given its reservation back yet. Until then the reservation seems to be another order's.
     */
    @Transactional(readOnly = true)
    public boolean releaseUnderWay(OrderState attempt) {
        return leases.gaveUpSince(
                attempt.reservationId(),
                attempt.buyer().accountId(),
                clock.instant().minus(settings.releaseWithin()));
    }

    /** Lets the next caller work on the attempt. */
    @Transactional
    public void release(OrderId id) {
        leases.release(id);
    }

    /** Loads the entity only once the lease is ours: a copy read earlier could be stale. */
    private Outcome resume(AttemptLeases.Live live) {
        if (live.phase().visible()) {
            return new Outcome.AlreadyOpen(
                    orders.findById(live.id()).map(Order::state).orElseThrow());
        }
        return leases.lease(live.id(), settings.attemptLease())
                ? leased(live.id())
                : new Outcome.InProgress(live.id());
    }

    private Outcome leased(OrderId id) {
        Order order = orders.lockExisting(id);
        order.tried(clock.instant().plus(settings.giveUpAfter()));
        return new Outcome.Leased(order.state());
    }
}
