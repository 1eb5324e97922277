package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.stock.Stock;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes events off sale and puts them back, for the feature of suspensions. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class EventSuspension {

    private final Events events;
    private final Stock stock;
    private final EventPublisher publisher;
    private final Clock clock;

    EventSuspension(Events events, Stock stock, EventPublisher publisher, Clock clock) {
        this.events = events;
        this.stock = stock;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Locks the event until the transaction ends. Returns false for an unknown event. */
    public boolean lock(EventId event) {
        return events.lockById(event).isPresent();
    }

    /** Suspends an event that is locked. */
    public void suspend(EventId id) {
        Event event = events.lockById(id).orElseThrow();
        event.suspend(clock.instant());
        publisher.updated(event);
        // The stock comes last: holds of a busy event wait from here until the commit.
        stock.close(id, event.version());
    }

    /** Ends the suspension of an event that is locked. */
    public void resume(EventId id) {
        Event event = events.lockById(id).orElseThrow();
        event.resume(clock.instant());
        publisher.updated(event);
        if (event.onSale()) {
            stock.open(id, event.version());
        }
    }
}
