package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.Organizer;
import dev.usher.event.stock.Stock;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cancels an event in one transaction: its status, its message and its stock. */
@Component
class MarkCancelled {

    private final OwnEvents own;
    private final Stock stock;
    private final EventPublisher publisher;
    private final Clock clock;

    MarkCancelled(OwnEvents own, Stock stock, EventPublisher publisher, Clock clock) {
        this.own = own;
        this.stock = stock;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Transactional
    CancelOutcome mark(EventId id, Organizer organizer) {
        Event event = own.lock(id, organizer);
        return switch (event.status()) {
            case DRAFT -> new CancelOutcome.NotPublished();
            case PUBLISHED -> {
                event.cancel(clock.instant());
                publisher.cancelled(event);
                // The stock comes last: holds of a busy event wait from here until the commit.
                stock.close(id, event.version());
                yield new CancelOutcome.Cancelled(EventView.of(event, true));
            }
            case CANCELLED -> new CancelOutcome.Cancelled(EventView.of(event, true));
        };
    }
}
