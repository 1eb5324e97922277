package dev.usher.event.catalog;

import dev.usher.event.EventId;
import dev.usher.event.Organizer;
import dev.usher.platform.web.problem.ProblemException;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Checks, locks and publishes events on behalf of the feature of gate staff. */
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

    /** Refuses every account but the owner. */
    @Transactional(readOnly = true)
    public void requireOwner(EventId event, Organizer organizer) {
        own.read(event, organizer);
    }

    /** Locks the event until the transaction ends. Refuses every account but the owner. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockAsOwner(EventId event, Organizer organizer) {
        own.lock(event, organizer);
    }

    /** Does the same as {@link #lockAsOwner}, but also refuses a cancelled event. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockToAdd(EventId event, Organizer organizer) {
        if (own.lock(event, organizer).status() == EventStatus.CANCELLED) {
            throw new ProblemException(CatalogProblems.EVENT_CANCELLED);
        }
    }

    /** Locks an event without a check of its owner. Returns false for an unknown event. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean lock(EventId event) {
        return events.lockById(event).isPresent();
    }

    /** Returns the account that owns the event, which this transaction must have locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String ownerOf(EventId event) {
        return events.lockById(event).orElseThrow().organizerId();
    }

    /** Publishes the staff as it is in this transaction, which must hold the event's lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announceStaff(EventId event) {
        Optional<Event> locked = events.lockById(event);
        publisher.staffChanged(locked.orElseThrow());
    }
}
