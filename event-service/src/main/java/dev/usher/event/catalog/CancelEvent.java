package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.stock.Stock;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls an event off. From the commit on nothing of it is held any more; what was held until then
 * is given back after it, by whoever sees to {@link CancelledEvents}.
 */
@Service
class CancelEvent {

    private final OwnEvents own;
    private final Stock stock;
    private final EventPublisher publisher;
    private final Clock clock;

    CancelEvent(OwnEvents own, Stock stock, EventPublisher publisher, Clock clock) {
        this.own = own;
        this.stock = stock;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Transactional
    CancelOutcome cancel(EventId id, String accountId) {
        Event event = own.lock(id, accountId);
        return switch (event.status()) {
            case DRAFT -> new CancelOutcome.NotPublished();
            case PUBLISHED -> {
                event.cancel(clock.instant().truncatedTo(ChronoUnit.MICROS));
                stock.close(id);
                stock.changeTerms(id, event.version());
                publisher.cancelled(event);
                yield new CancelOutcome.Cancelled(EventView.of(event, true));
            }
            case CANCELLED -> new CancelOutcome.Cancelled(EventView.of(event, true));
        };
    }
}
