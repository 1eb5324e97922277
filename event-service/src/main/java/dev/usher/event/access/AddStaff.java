package dev.usher.event.access;

import dev.usher.event.EventId;
import dev.usher.event.Organizer;
import dev.usher.event.catalog.StaffEntry;
import dev.usher.event.catalog.StaffedEvents;
import dev.usher.platform.time.Ids;
import dev.usher.platform.web.security.EmailAddress;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds an entry to the gate staff of an event, and publishes the event. */
@Component
class AddStaff {

    private final StaffEntries entries;
    private final StaffedEvents events;
    private final AccessSettings settings;
    private final Ids ids;
    private final Clock clock;

    AddStaff(
            StaffEntries entries,
            StaffedEvents events,
            AccessSettings settings,
            Ids ids,
            Clock clock) {
        this.entries = entries;
        this.events = events;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    StaffOutcome add(EventId event, Organizer owner, EmailAddress email) {
        events.lockToAdd(event, owner);
        Optional<StaffEntry> before = entries.find(event, email);
        if (before.isPresent()) {
            return new StaffOutcome.AlreadyAdded(before.get());
        }
        if (entries.count(event) >= settings.maxStaffPerEvent()) {
            return new StaffOutcome.TooMany(settings.maxStaffPerEvent());
        }
        StaffEntry entry = new StaffEntry(ids.next(), email.value(), null, null, clock.instant());
        entries.insert(event, entry);
        events.announceStaff(event);
        return new StaffOutcome.Added(entry);
    }
}
