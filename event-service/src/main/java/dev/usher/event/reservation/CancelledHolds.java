package dev.usher.event.reservation;

import dev.usher.event.EventId;
import dev.usher.event.catalog.CancelledEvents;
import dev.usher.event.stock.Seats;
import dev.usher.event.stock.Stock;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives back what was held of events that were called off. It comes after the cancellation's own
 * transaction, for a hold may have been committed while that one was under way; nothing is held of
 * the event any more from its commit on. Every replica looks. Checkouts end with their orders.
 */
@Component
class CancelledHolds {

    private final CancelledEvents events;
    private final Reservations reservations;
    private final Stock stock;
    private final ReservationSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CancelledHolds(
            CancelledEvents events,
            Reservations reservations,
            Stock stock,
            ReservationSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.events = events;
        this.reservations = reservations;
        this.stock = stock;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelayString = "${usher.reservation.sweep-interval:500ms}")
    void sweep() {
        for (int batch = 0; batch < settings.sweepBatches(); batch++) {
            if (!Boolean.TRUE.equals(transaction.execute(status -> releaseSome()))) {
                return;
            }
        }
    }

    /** False when nothing is left to do now; what others are at is seen to in the next look. */
    private boolean releaseSome() {
        List<EventId> cancelled = events.lockSome(settings.sweepBatch());
        if (cancelled.isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        List<Seats> seats = reservations.releaseHeld(cancelled, now, settings.sweepBatch());
        Set<EventId> free = new HashSet<>(cancelled);
        free.removeAll(reservations.withHolds(cancelled));
        events.released(free, now);
        stock.release(seats);
        return !seats.isEmpty() || !free.isEmpty();
    }
}
