package dev.usher.event.catalog;

import dev.usher.event.TicketTypeId;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
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

    /** The one that would change nothing. */
    static EventDraft of(Event event) {
        return new EventDraft(
                event.title(),
                event.description(),
                event.location(),
                event.startsAt(),
                event.endsAt(),
                event.timeZone(),
                event.sold().stream().map(TicketTypeDraft::of).toList(),
                event.maxPerBuyer(),
                event.admission());
    }

    /** The same with an id for each new ticket type. */
    EventDraft identifiedBy(Supplier<TicketTypeId> ids) {
        return new EventDraft(
                title,
                description,
                location,
                startsAt,
                endsAt,
                timeZone,
                ticketTypes.stream()
                        .map(type -> type.id() == null ? type.identifiedBy(ids.get()) : type)
                        .toList(),
                maxPerBuyer,
                admission);
    }

    /** All its ticket types share it. */
    String currency() {
        return ticketTypes.getFirst().price().currency();
    }

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
