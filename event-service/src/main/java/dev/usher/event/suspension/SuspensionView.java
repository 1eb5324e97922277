package dev.usher.event.suspension;

import dev.usher.event.EventId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A suspension as operators see it; either the event or the account is null. */
record SuspensionView(
        UUID id,
        @Nullable UUID eventId,
        @Nullable String accountId,
        String reason,
        String suspendedBy,
        Instant suspendedAt,
        @Nullable String liftedBy,
        @Nullable Instant liftedAt) {

    static SuspensionView of(Suspension suspension) {
        return switch (suspension.suspended()) {
            case Suspended.AnEvent(EventId id) -> of(suspension, id.value(), null);
            case Suspended.AnAccount(String id) -> of(suspension, null, id);
        };
    }

    private static SuspensionView of(
            Suspension suspension, @Nullable UUID eventId, @Nullable String accountId) {
        return new SuspensionView(
                suspension.id(),
                eventId,
                accountId,
                suspension.reason(),
                suspension.suspendedBy(),
                suspension.suspendedAt(),
                suspension.liftedBy(),
                suspension.liftedAt());
    }
}
