package dev.usher.event.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event as an organizer asked for it, with every rule of its fields kept. */
record EventDraft(
        String title,
        @Nullable String description,
        Location location,
        Instant startsAt,
        Instant endsAt,
        String timeZone,
        List<TicketTypeDraft> ticketTypes,
        @Nullable Integer maxPerBuyer,
        Admission admission) {

    EventDraft {
        ticketTypes = List.copyOf(ticketTypes);
        if (!endsAt.isAfter(startsAt)) {
            throw new IllegalArgumentException("ends at " + endsAt);
        }
        if (ticketTypes.isEmpty()) {
            throw new IllegalArgumentException("no ticket type");
        }
    }
}
