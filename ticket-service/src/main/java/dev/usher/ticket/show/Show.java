package dev.usher.ticket.show;

import dev.usher.ticket.EventId;
import java.time.Instant;

/**
 * An event as this service knows it. The sequence is that of the message it was learnt from; {@link
 * #ASSUMED} if a payment told of it first.
 */
public record Show(
        EventId id,
        long sequence,
        String organizerId,
        String status,
        String title,
        Instant startsAt,
        Instant endsAt,
        String timeZone,
        Place location) {

    /** Below the sequence of every message about an event. */
    public static final long ASSUMED = 0;

    /** The status of what is on sale. */
    public static final String PUBLISHED = "PUBLISHED";

    private static final String DRAFT = "DRAFT";

    /** Whether anybody but its organizer may know that it exists. */
    public boolean isPublic() {
        return !status.equals(DRAFT);
    }

    public boolean isOf(String accountId) {
        return organizerId.equals(accountId);
    }
}
