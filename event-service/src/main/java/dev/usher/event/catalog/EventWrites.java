package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.platform.time.Ids;
import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.problem.ProblemException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import org.hibernate.exception.ConstraintViolationException;
import org.springframework.stereotype.Component;

/**
 * Writes new and changed events at once, so that the database says whether the organizer has
 * another event of the same reference. The index waits for a transaction that is writing one.
 */
@Component
class EventWrites {

    private static final String ONE_PER_REFERENCE = "event_of_reference";

    private final EntityManager entities;
    private final Ids ids;
    private final Clock clock;

    EventWrites(EntityManager entities, Ids ids, Clock clock) {
        this.entities = entities;
        this.ids = ids;
        this.clock = clock;
    }

    EventId nextId() {
        return new EventId(ids.next());
    }

    /** Uses the entity manager, because a repository would first look for an event of that id. */
    Event add(EventId id, String organizerId, EventDraft draft) {
        Event event = new Event(id, organizerId, draft, clock.instant());
        entities.persist(event);
        write();
        return event;
    }

    /**
     * Writes what this transaction has changed.
     *
     * @throws ProblemException if the reference is another event's; the transaction is then undone
     */
    void write() {
        try {
            entities.flush();
        } catch (PersistenceException refused) {
            if (refused instanceof ConstraintViolationException violation
                    && ONE_PER_REFERENCE.equals(violation.getConstraintName())) {
                throw new ProblemException(
                        CallerReferences.TAKEN,
                        "Another of your events has this externalReference.");
            }
            throw refused;
        }
    }
}
