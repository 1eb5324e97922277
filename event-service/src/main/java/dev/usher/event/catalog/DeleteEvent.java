package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.Organizer;
import dev.usher.event.stock.Stock;
import dev.usher.platform.web.http.ETags;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes an event of which no ticket was ever held, with its ticket types, stock and staff. */
@Component
class DeleteEvent {

    private final Events events;
    private final OwnEvents own;
    private final Stock stock;
    private final EventPublisher publisher;

    DeleteEvent(Events events, OwnEvents own, Stock stock, EventPublisher publisher) {
        this.events = events;
        this.own = own;
        this.stock = stock;
        this.publisher = publisher;
    }

    @Transactional
    DeleteOutcome delete(EventId id, Organizer organizer, @Nullable String ifMatch) {
        Event event = own.lock(id, organizer);
        ETags.require(ifMatch, ETags.of(event.version()));
        if (event.status() == EventStatus.CANCELLED) {
            return stock.everHeld(id)
                    ? new DeleteOutcome.HasSales()
                    : new DeleteOutcome.Cancelled();
        }
        if (!stock.remove(id)) {
            return new DeleteOutcome.HasSales();
        }
        publisher.deleted(event);
        events.delete(event);
        return new DeleteOutcome.Deleted();
    }
}
