package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.platform.web.problem.ProblemException;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What gate staff need of their event: its owner's right, its lock and its announcement. */
@Service
public class StaffedEvents {

    private final Events events;
    private final OwnEvents own;
    private final EventPublisher publisher;

    StaffedEvents(Events events, OwnEvents own, EventPublisher publisher) {
        this.events = events;
        this.own = own;
        this.publisher = publisher;
    }

    /** Refuses anyone but the owner. */
    @Transactional(readOnly = true)
    public void requireOwner(EventId event, String accountId) {
        own.read(event, accountId);
    }

    /** Refuses anyone but the owner, and locks the event until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockAsOwner(EventId event, String accountId) {
        own.lock(event, accountId);
    }

    /** As above; a cancelled event is refused too. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockToAdd(EventId event, String accountId) {
        if (own.lock(event, accountId).status() == EventStatus.CANCELLED) {
            throw new ProblemException(CatalogProblems.EVENT_CANCELLED, "The event was cancelled.");
        }
    }

    /** Locks an event whoever asks; false when there is none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean lock(EventId event) {
        return events.lockById(event).isPresent();
    }

    /** Tells everyone the staff as it is now in this transaction, which holds the event's lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announceStaff(EventId event) {
        Optional<Event> locked = events.lockById(event);
        publisher.staffChanged(locked.orElseThrow());
    }
}
