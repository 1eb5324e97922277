package dev.usher.event.reservation;

import dev.usher.event.EventId;
import dev.usher.event.catalog.CancelledEvents;
import dev.usher.event.catalog.OpenHolds;
import dev.usher.event.stock.Seats;
import dev.usher.event.stock.Stock;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives back what was held of cancelled events. Right after a cancellation by whoever cancelled,
 * and by every replica for what is left of it; an event is in the hands of the one that locks it.
 * Only HELD ends here, a checkout ends with its order.
 */
@Component
class CancelledHolds implements OpenHolds {

    /** Most have nothing to release. */
    private static final int EVENTS_AT_ONCE = 50;

    private final CancelledEvents events;
    private final EndedHolds holds;
    private final Stock stock;
    private final CancelledSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CancelledHolds(
            CancelledEvents events,
            EndedHolds holds,
            Stock stock,
            CancelledSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.events = events;
        this.holds = holds;
        this.stock = stock;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void release(EventId cancelled) {
        releaseAll(() -> events.lock(cancelled));
    }

    @Scheduled(fixedDelayString = "${usher.reservation.cancelled.sweep-interval:1s}")
    void sweep() {
        releaseAll(() -> events.lockSome(EVENTS_AT_ONCE));
    }

    private void releaseAll(Supplier<List<EventId>> lock) {
        for (int batch = 0; batch < settings.sweepBatches(); batch++) {
            if (!releaseSome(lock)) {
                return;
            }
        }
    }

    /** Releases one batch; false when no event had any to release. */
    private boolean releaseSome(Supplier<List<EventId>> lock) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> {
                    List<EventId> cancelled = lock.get();
                    // All reservations first: stock is locked last, as everywhere.
                    List<Seats> seats = new ArrayList<>();
                    cancelled.forEach(event -> seats.addAll(releaseSome(event)));
                    stock.release(seats);
                    return !cancelled.isEmpty();
                }));
    }

    private List<Seats> releaseSome(EventId event) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Seats> seats = holds.release(event, now, settings.sweepBatch());
        if (seats.isEmpty()) {
            events.released(event, now);
        }
        return seats;
    }
}
