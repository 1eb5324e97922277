package dev.usher.event.access;

import dev.usher.event.EventId;
import dev.usher.event.catalog.StaffEntry;
import dev.usher.event.catalog.StaffedEvents;
import dev.usher.platform.time.Ids;
import dev.usher.platform.web.problem.CommonProblems;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Names gate staff and removes them. Each change is announced with the event's whole state. */
@Service
class StaffDesk {

    private final StaffEntries entries;
    private final StaffedEvents events;
    private final AccessSettings settings;
    private final Ids ids;
    private final Clock clock;

    StaffDesk(
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
    StaffOutcome name(EventId event, String owner, String email) {
        events.lockToAdd(event, owner);
        Optional<StaffEntry> before = entries.find(event, email);
        if (before.isPresent()) {
            return new StaffOutcome.NamedBefore(before.get());
        }
        if (entries.count(event) >= settings.maxStaffPerEvent()) {
            return new StaffOutcome.TooMany(settings.maxStaffPerEvent());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        StaffEntry entry = new StaffEntry(ids.next(), email, null, null, now);
        entries.insert(event, entry);
        events.announceStaff(event);
        return new StaffOutcome.Named(entry);
    }

    /** Takes every right from that entry, and from the account it was bound to. */
    @Transactional
    void remove(EventId event, String owner, String email) {
        events.lockAsOwner(event, owner);
        if (!entries.delete(event, email)) {
            throw CommonProblems.notFound();
        }
        events.announceStaff(event);
    }

    @Transactional(readOnly = true)
    List<StaffEntry> page(EventId event, String owner, @Nullable String afterEmail, int rows) {
        events.requireOwner(event, owner);
        return entries.page(event, afterEmail, rows);
    }

    /**
     * Keeps to which account the gate bound an entry. One that was removed meanwhile, or is bound
     * already, stays as it is.
     */
    @Transactional
    void bind(EventId event, UUID staffId, String accountId, Instant boundAt) {
        if (events.lock(event) && entries.bind(event, staffId, accountId, boundAt)) {
            events.announceStaff(event);
        }
    }
}
