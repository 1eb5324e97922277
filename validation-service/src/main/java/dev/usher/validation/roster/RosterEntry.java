package dev.usher.validation.roster;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the door knows of a ticket, as ticket-service last said it. */
public record RosterEntry(
        UUID ticketId,
        UUID eventId,
        int version,
        String status,
        String code,
        String keyId,
        String ticketTypeName,
        @Nullable String holderName) {

    public boolean cancelled() {
        return status.equals("CANCELLED");
    }
}
