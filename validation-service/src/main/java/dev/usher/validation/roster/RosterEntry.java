package dev.usher.validation.roster;

import dev.usher.credential.KeyId;
import dev.usher.validation.EventId;
import dev.usher.validation.TicketId;
import io.swagger.v3.oas.annotations.media.Schema;
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
    @Schema(name = "TicketStatus")
    public enum Status {
        @Schema(
                description =
                        "The ticket admits, unless it has been used; only the gate knows that.")
        VALID,
        @Schema(description = "The ticket admits nobody any more.")
        CANCELLED
    }
}
