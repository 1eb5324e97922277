package dev.usher.event.access;

import dev.usher.event.EventId;
import dev.usher.event.catalog.StaffedEvents;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records the account to which the gate bound an entry, and publishes the event. */
@Component
class RecordStaffAccount {

    private final StaffEntries entries;
    private final StaffedEvents events;

    RecordStaffAccount(StaffEntries entries, StaffedEvents events) {
        this.entries = entries;
        this.events = events;
    }

    /** Has no effect on an entry that was removed since, or is bound already. */
    @Transactional
    void record(EventId event, UUID staffId, String accountId, Instant boundAt) {
        if (events.lock(event) && entries.bind(event, staffId, accountId, boundAt)) {
            events.announceStaff(event);
        }
    }
}
