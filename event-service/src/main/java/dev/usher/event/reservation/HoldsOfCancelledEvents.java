package dev.usher.event.reservation;

import dev.usher.event.EventId;
import dev.usher.event.catalog.CancelledEvents;
import dev.usher.event.catalog.HoldRelease;
import dev.usher.platform.database.Transactions;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Releases the holds of cancelled events: right after a cancellation for its caller, and in a sweep
 * of every replica for the events whose holds a crash has left. The replica that locks the row of
 * an event does the work. Only HELD reservations end here; one in CHECKOUT ends when its order
 * ends.
 */
@Component
class HoldsOfCancelledEvents implements HoldRelease {

    /** The most events in one transaction; most of them have no hold to release. */
    private static final int EVENTS_AT_ONCE = 50;

    private final CancelledEvents events;
    private final ReleaseHolds holds;
    private final CancelledHoldSettings settings;
    private final TransactionTemplate transaction;

    HoldsOfCancelledEvents(
            CancelledEvents events,
            ReleaseHolds holds,
            CancelledHoldSettings settings,
            PlatformTransactionManager transactions) {
        this.events = events;
        this.holds = holds;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void release(EventId cancelled) {
        releaseAll(() -> events.lock(cancelled));
    }

    void sweep() {
        releaseAll(() -> events.lockSome(EVENTS_AT_ONCE));
    }

    private void releaseAll(Supplier<List<EventId>> lock) {
        boolean mayBeMore = true;
        for (int batch = 0; mayBeMore && batch < settings.sweepBatches(); batch++) {
            mayBeMore = Transactions.decide(transaction, () -> releaseSome(lock));
        }
    }

    /** Releases one batch; returns false if no event had holds to release. */
    private boolean releaseSome(Supplier<List<EventId>> lock) {
        List<EventId> cancelled = lock.get();
        holds.of(cancelled, settings.sweepBatch());
        return !cancelled.isEmpty();
    }
}
