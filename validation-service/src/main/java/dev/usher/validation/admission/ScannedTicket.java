package dev.usher.validation.admission;

import dev.usher.validation.roster.RosterEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The facts about a ticket that a steward may see, as the API shows them. */
@Schema(name = "ScannedTicket", description = "What gate staff may see of a ticket.")
record ScannedTicket(
        @Schema(description = "The id of the ticket.") UUID id,
        @Schema(description = "The name of the ticket type.") String ticketTypeName,
        @Schema(description = "The name of the holder; null if none is known.")
                @Nullable String holderName,
        RosterEntry.Status status) {

    static @Nullable ScannedTicket of(@Nullable TicketSummary ticket) {
        return ticket == null
                ? null
                : new ScannedTicket(
                        ticket.id().value(),
                        ticket.ticketTypeName(),
                        ticket.holderName(),
                        ticket.status());
    }
}
