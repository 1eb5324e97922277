package dev.usher.event.catalog;

import dev.usher.platform.web.form.CallerReferences;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A valid event as an organizer asked for it. */
record EventDraft(
        String title,
        @Nullable String description,
        Location location,
        Instant startsAt,
        Instant endsAt,
        String timeZone,
        List<TicketTypeDraft> ticketTypes,
        @Nullable Integer maxPerBuyer,
        Admission admission,
        CallerReferences references) {

    /** The draft that equals the event's current state. */
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
                event.admission(),
                CallerReferences.of(event.externalReference(), event.metadata()));
    }

    @Nullable String externalReference() {
        return references.externalReference();
    }

    @Nullable String storedMetadata() {
        return references.storedMetadata();
    }

    /** The currency, which all ticket types share. */
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
