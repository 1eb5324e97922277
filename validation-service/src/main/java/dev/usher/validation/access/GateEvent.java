package dev.usher.validation.access;

import dev.usher.validation.EventId;
import java.time.Instant;

/**
 * The copy of an event that a gate decides by.
 *
 * @param opensAt the first moment of admission; defaults are already applied
 * @param closesAt the end of admission; defaults are already applied
 * @param reentry true if a ticket may enter again after it has left
 */
public record GateEvent(
        EventId id,
        String organizerId,
        Status status,
        String title,
        Instant startsAt,
        String timeZone,
        Instant opensAt,
        Instant closesAt,
        boolean reentry) {

    /** The states of an event, as event-service publishes them. */
    public enum Status {
        DRAFT,
        PUBLISHED,
        CANCELLED
    }

    boolean isDraft() {
        return status == Status.DRAFT;
    }

    public boolean isCancelled() {
        return status == Status.CANCELLED;
    }
}
