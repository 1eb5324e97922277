package dev.usher.validation.roster;

import dev.usher.credential.KeyId;
import dev.usher.validation.EventId;
import dev.usher.validation.TicketId;
import org.jspecify.annotations.Nullable;

/**
 * The copy of a ticket, as ticket-service last published it.
 *
 * @param codeHash the hash of its typed code; null until the code that an earlier release copied is
 *     hashed
 */
public record RosterEntry(
        TicketId ticketId,
        EventId eventId,
        int version,
        Status status,
        @Nullable String codeHash,
        KeyId keyId,
        String ticketTypeName,
        @Nullable String holderName) {

    /** The states of a ticket, as ticket-service publishes them. */
    public enum Status {
        VALID,
        CANCELLED
    }
}
