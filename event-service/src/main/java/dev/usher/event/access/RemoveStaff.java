package dev.usher.event.access;

import dev.usher.event.EventId;
import dev.usher.event.Organizer;
import dev.usher.event.catalog.StaffedEvents;
import dev.usher.platform.web.problem.CommonProblems;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Removes an entry of gate staff, and publishes the event. */
@Component
class RemoveStaff {

    private final StaffEntries entries;
    private final StaffedEvents events;

    RemoveStaff(StaffEntries entries, StaffedEvents events) {
        this.entries = entries;
        this.events = events;
    }

    /** Removes the entry and with it the rights of the account that it was bound to. */
    @Transactional
    void remove(EventId event, Organizer owner, StaffKey entry) {
        events.lockAsOwner(event, owner);
        if (!entries.delete(event, entry)) {
            throw CommonProblems.notFound();
        }
        events.announceStaff(event);
    }
}
