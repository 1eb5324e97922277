package dev.usher.event.suspension;

import dev.usher.event.EventId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A suspension as operators see it; either the event or the account is null. */
@Schema(name = "Suspension", description = "A stop that operators put on an event or an account.")
record SuspensionView(
        @Schema(description = "The id of the suspension, a UUID of version 7") UUID id,
        @Schema(description = "The event; null if an account is suspended") @Nullable UUID eventId,
        @Schema(description = "The account; null if an event is suspended")
                @Nullable String accountId,
        @Schema(description = "For other operators") String reason,
        @Schema(description = "The account of the operator who made it") String suspendedBy,
        @Schema(description = "When it was made, in UTC") Instant suspendedAt,
        @Schema(description = "The account of the operator who lifted it; null while in force")
                @Nullable String liftedBy,
        @Schema(description = "When it was lifted, in UTC; null while in force")
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
