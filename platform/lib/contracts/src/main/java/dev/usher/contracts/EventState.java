package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The complete state of an event (the show). {@code status} is DRAFT, PUBLISHED or CANCELLED.
 * {@code version} counts the messages about this event, from 1.
 */
public record EventState(
        UUID id,
        long version,
        String organizerId,
        String status,
        String title,
        @Nullable String description,
        Place location,
        Instant startsAt,
        Instant endsAt,
        String timeZone,
        List<TicketTypeState> ticketTypes,
        @Nullable Integer maxPerBuyer,
        AdmissionTerms admission,
        List<StaffMember> staff,
        Instant createdAt,
        Instant updatedAt) {

    public EventState {
        requireNonNull(id, "id");
        requireNonNull(organizerId, "organizerId");
        requireNonNull(status, "status");
        requireNonNull(title, "title");
        requireNonNull(location, "location");
        requireNonNull(startsAt, "startsAt");
        requireNonNull(endsAt, "endsAt");
        requireNonNull(timeZone, "timeZone");
        ticketTypes = List.copyOf(ticketTypes);
        requireNonNull(admission, "admission");
        staff = List.copyOf(staff);
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
    }
}
