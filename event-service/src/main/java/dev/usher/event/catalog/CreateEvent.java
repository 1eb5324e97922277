package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.stock.Stock;
import dev.usher.platform.web.problem.CommonProblems;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Saves a new event as a draft, sets up its stock and publishes a message. */
@Component
class CreateEvent {

    private final EventRequests requests;
    private final Events events;
    private final EventWrites writes;
    private final Stock stock;
    private final EventPublisher publisher;

    CreateEvent(
            EventRequests requests,
            Events events,
            EventWrites writes,
            Stock stock,
            EventPublisher publisher) {
        this.requests = requests;
        this.events = events;
        this.writes = writes;
        this.stock = stock;
        this.publisher = publisher;
    }

    /**
     * Creates one event per key of an organizer. A repeated request gets the event as it is now.
     *
     * @param key the request's {@code Idempotency-Key}, if it has one
     */
    @Transactional
    EventView create(String organizerId, @Nullable String key, EventDraft draft) {
        EventId id = writes.nextId();
        if (key != null && !requests.take(organizerId, key, id)) {
            return requests.find(organizerId, key)
                    .flatMap(events::findById)
                    .map(made -> EventView.of(made, true))
                    .orElseThrow(CommonProblems::notFound);
        }
        Event event = writes.add(id, organizerId, draft);
        stock.allot(
                event.id(),
                event.ticketTypes().stream()
                        .collect(Collectors.toMap(TicketType::id, TicketType::capacity)));
        publisher.updated(event);
        return EventView.of(event, true);
    }
}
