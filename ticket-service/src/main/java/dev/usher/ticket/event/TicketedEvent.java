package dev.usher.ticket.event;

import dev.usher.ticket.EventId;
import java.time.Instant;

/**
 * An event as this service knows it.
 *
 * @param sequence the sequence of the message the copy was made from, or {@link #FROM_PAYMENT}
 */
public record TicketedEvent(
        EventId id,
        long sequence,
        String organizerId,
        Status status,
        String title,
        Instant startsAt,
        Instant endsAt,
        String timeZone,
        EventVenue venue) {

    /**
     * The sequence of a copy made from a payment; every message about the event has a higher one.
     */
    public static final long FROM_PAYMENT = 0;

    /** The states of an event. Only its organizer may see a draft. */
    public enum Status {
        DRAFT,
        PUBLISHED,
        CANCELLED
    }

    /** Tells whether others than the organizer may know that the event exists. */
    public boolean isPublic() {
        return status != Status.DRAFT;
    }

    public boolean isOrganizedBy(String accountId) {
        return organizerId.equals(accountId);
    }
}
