package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.TicketTypeId;
import dev.usher.event.stock.Stock;
import dev.usher.platform.time.Ids;
import dev.usher.platform.web.problem.CommonProblems;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes a new event down as a draft, sets up its stock, and announces it. */
@Service
class CreateEvent {

    private final EventRequests requests;
    private final Events events;
    private final EntityManager entities;
    private final Stock stock;
    private final EventPublisher publisher;
    private final Ids ids;
    private final Clock clock;

    CreateEvent(
            EventRequests requests,
            Events events,
            EntityManager entities,
            Stock stock,
            EventPublisher publisher,
            Ids ids,
            Clock clock) {
        this.requests = requests;
        this.events = events;
        this.entities = entities;
        this.stock = stock;
        this.publisher = publisher;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * One event per key of an organizer: a repeat gets the event as it is now.
     *
     * @param key the request's {@code Idempotency-Key}, if it has one
     */
    @Transactional
    EventView create(String organizerId, @Nullable String key, EventDraft draft) {
        EventId id = new EventId(ids.next());
        if (key != null && !requests.take(organizerId, key, id)) {
            return requests.find(organizerId, key)
                    .flatMap(events::findById)
                    .map(made -> EventView.of(made, true))
                    .orElseThrow(CommonProblems::notFound);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Event event = new Event(id, organizerId, draft, types(draft), now);
        // Not by a repository: its id is given, and save() would look for it first.
        entities.persist(event);
        stock.allot(
                event.id(),
                event.ticketTypes().stream()
                        .collect(Collectors.toMap(TicketType::id, TicketType::capacity)));
        publisher.updated(event);
        return EventView.of(event, true);
    }

    private List<TicketType> types(EventDraft draft) {
        List<TicketType> types = new ArrayList<>();
        for (TicketTypeDraft type : draft.ticketTypes()) {
            types.add(new TicketType(new TicketTypeId(ids.next()), types.size(), type));
        }
        return types;
    }
}
