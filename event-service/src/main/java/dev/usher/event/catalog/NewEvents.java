package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.platform.time.Ids;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Saves new events. */
@Component
class NewEvents {

    private final EntityManager entities;
    private final Ids ids;
    private final Clock clock;

    NewEvents(EntityManager entities, Ids ids, Clock clock) {
        this.entities = entities;
        this.ids = ids;
        this.clock = clock;
    }

    EventId nextId() {
        return new EventId(ids.next());
    }

    /** Uses the entity manager, because a repository would first look for an event of that id. */
    Event save(EventId id, String organizerId, EventDraft draft) {
        Event event = new Event(id, organizerId, draft, clock.instant());
        entities.persist(event);
        return event;
    }
}
