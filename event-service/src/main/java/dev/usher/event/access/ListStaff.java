package dev.usher.event.access;

import dev.usher.event.EventId;
import dev.usher.event.Organizer;
import dev.usher.event.catalog.StaffEntry;
import dev.usher.event.catalog.StaffedEvents;
import dev.usher.platform.web.security.EmailAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists the gate staff of an event for its owner. */
@Component
class ListStaff {

    private final StaffEntries entries;
    private final StaffedEvents events;

    ListStaff(StaffEntries entries, StaffedEvents events) {
        this.entries = entries;
        this.events = events;
    }

    @Transactional(readOnly = true)
    List<StaffEntry> page(
            EventId event, Organizer owner, @Nullable EmailAddress afterEmail, int rows) {
        events.requireOwner(event, owner);
        return entries.page(event, afterEmail, rows);
    }
}
