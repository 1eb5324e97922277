package dev.usher.payment.order;

import dev.usher.payment.decline.DeclineMeasure;
import dev.usher.platform.time.Ids;
import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.idempotency.KeyedWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Begins an order as an attempt that one caller at a time works on. A buyer has one attempt per
 * reservation. Every statement is a transaction of its own: the attempt is committed before any
 * other service is called, and no transaction is open during such a call.
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

        /** Another request has the caller's key; nothing was begun or resumed. */
        record KeyUsed() implements Outcome {}

        /** Too many cards of the caller were declined; nothing was begun or resumed. */
        record Refused(Duration openAfter) implements Outcome {}
    }

    private final OrderRows rows;
    private final AttemptLeases leases;
    private final OrderSettings settings;
    private final Clock clock;
    private final Ids ids;

    BeginOrder(OrderRows rows, AttemptLeases leases, OrderSettings settings, Clock clock, Ids ids) {
        this.rows = rows;
        this.leases = leases;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
    }

    /** Begins an order, or finds it begun. The first call claims the key, with the order. */
    public Outcome begin(
            UUID reservationId,
            OrderBuyer buyer,
            ReturnUrls urls,
            CallerReferences references,
            DeclineMeasure measure,
            KeyedWork<OrderState> key) {
        OrderId id = new OrderId(ids.next());
        Instant now = measure.now();
        Instant giveUpAt = now.plus(settings.giveUpAfter());
        AttemptLeases.Insertion insertion =
                leases.insert(
                        id,
                        reservationId,
                        buyer,
                        urls,
                        references,
                        measure,
                        settings.attemptLease(),
                        giveUpAt,
                        key.claim(ids));
        if (insertion.keyUsed()) {
            key.keyIsUsed();
            return new Outcome.KeyUsed();
        }
        OrderBuyer stored = insertion.stored();
        if (stored != null) {
            return new Outcome.Leased(
                    OrderState.attempt(id, reservationId, stored, urls, references, now));
        }
        // The row of the other caller is committed, because the insert waited for it.
        Optional<AttemptLeases.Live> live = leases.live(reservationId, buyer.accountId());
        if (live.isPresent() && live.get().phase().visible()) {
            return new Outcome.AlreadyOpen(rows.find(live.get().id()).orElseThrow());
        }
        return leases.refusedFor(buyer.accountId(), measure)
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() ->
                        live.map(attempt -> resume(attempt, giveUpAt))
                                .orElseGet(() -> new Outcome.InProgress(id)));
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

    private Outcome resume(AttemptLeases.Live live, Instant giveUpAt) {
        return leases.lease(live.id(), settings.attemptLease(), giveUpAt)
                .<Outcome>map(Outcome.Leased::new)
                .orElseGet(() -> new Outcome.InProgress(live.id()));
    }
}
