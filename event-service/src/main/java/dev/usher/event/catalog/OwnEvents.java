package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.Organizer;
import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds events for their organizer. Another account gets 404 for a draft, and 403 for a public
 * event.
 */
@Component
class OwnEvents {

    private final Events events;
    private final EventWrites writes;

    OwnEvents(Events events, EventWrites writes) {
        this.events = events;
        this.writes = writes;
    }

    /** Locks the event until the transaction ends. */
    Event lock(EventId id, Organizer organizer) {
        return own(events.lockById(id), organizer);
    }

    /** Writes what was changed, and refuses a reference that another event has. */
    void write() {
        writes.write();
    }

    Event read(EventId id, Organizer organizer) {
        return own(events.findById(id), organizer);
    }

    private static Event own(Optional<Event> found, Organizer organizer) {
        Event event =
                found.filter(e -> e.visibleTo(organizer.accountId()))
                        .orElseThrow(CommonProblems::notFound);
        if (!event.ownedBy(organizer.accountId())) {
            throw new ProblemException(
                    CommonProblems.FORBIDDEN, "This event belongs to another organizer.");
        }
        return event;
    }
}
