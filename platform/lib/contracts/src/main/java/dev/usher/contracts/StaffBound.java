package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/** A gate-staff entry was bound to the first account that matched it. */
public record StaffBound(UUID eventId, UUID staffId, String accountId, Instant boundAt)
        implements StaffMessage {

    public StaffBound {
        requireNonNull(eventId, "eventId");
        requireNonNull(staffId, "staffId");
        requireNonNull(accountId, "accountId");
        requireNonNull(boundAt, "boundAt");
    }
}
