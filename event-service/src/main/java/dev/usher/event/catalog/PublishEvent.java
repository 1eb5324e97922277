package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.Organizer;
import dev.usher.event.stock.Stock;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Publishes a draft, which puts it on sale. */
@Component
class PublishEvent {

    private final OwnEvents own;
    private final Stock stock;
    private final EventPublisher publisher;
    private final Clock clock;

    PublishEvent(OwnEvents own, Stock stock, EventPublisher publisher, Clock clock) {
        this.own = own;
        this.stock = stock;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Transactional
    PublishOutcome publish(EventId id, Organizer organizer) {
        Event event = own.lock(id, organizer);
        return switch (event.status()) {
            case DRAFT -> {
                event.publish(clock.instant());
                if (event.onSale()) {
                    stock.open(id, event.version());
                }
                publisher.published(event);
                yield new PublishOutcome.OnSale(EventView.of(event, true));
            }
            case PUBLISHED -> new PublishOutcome.OnSale(EventView.of(event, true));
            case CANCELLED -> new PublishOutcome.Cancelled();
        };
    }
}
