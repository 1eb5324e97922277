package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.stock.Stock;
import dev.usher.platform.web.problem.CommonProblems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows one event to whoever may see it; to others it doesn't exist. */
@Service
class EventReader {

    private final Events events;
    private final Stock stock;

    EventReader(Events events, Stock stock) {
        this.events = events;
        this.stock = stock;
    }

    /** {@code accountId} is null for anonymous readers. */
    @Transactional(readOnly = true)
    EventView event(EventId id, @Nullable String accountId) {
        Event event = visible(id, accountId);
        return EventView.of(event, event.ownedBy(accountId));
    }

    @Transactional(readOnly = true)
    AvailabilityView availability(EventId id, @Nullable String accountId) {
        return AvailabilityView.of(visible(id, accountId), stock.of(id));
    }

    private Event visible(EventId id, @Nullable String accountId) {
        return events.findById(id)
                .filter(event -> event.visibleTo(accountId))
                .orElseThrow(CommonProblems::notFound);
    }
}
