package dev.usher.event.reservation;

import dev.usher.event.EventId;
import dev.usher.event.catalog.CancelledEvents;
import dev.usher.event.stock.Seats;
import dev.usher.event.stock.Stock;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Releases the holds of cancelled events, in the transaction that has locked the events. */
@Component
class ReleaseHolds {

    private final EndedHolds holds;
    private final CancelledEvents events;
    private final Stock stock;
    private final Clock clock;

    ReleaseHolds(EndedHolds holds, CancelledEvents events, Stock stock, Clock clock) {
        this.holds = holds;
        this.events = events;
        this.stock = stock;
        this.clock = clock;
    }

    /** Releases at most {@code limit} holds of each event. */
    @Transactional(propagation = Propagation.MANDATORY)
    void of(List<EventId> cancelled, int limit) {
        Instant now = clock.instant();
        List<Seats> seats = new ArrayList<>();
        for (EventId event : cancelled) {
            seats.addAll(of(event, limit, now));
        }
        // The stock is locked after all reservations, as everywhere.
        stock.release(seats);
    }

    private List<Seats> of(EventId event, int limit, Instant now) {
        List<Seats> seats = holds.release(event, now, limit);
        if (seats.isEmpty()) {
            events.released(event, now);
        }
        return seats;
    }
}
