package dev.usher.validation.admission;

import dev.usher.validation.roster.RosterEntry;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer to one presentation, as the API shows it. */
record Decision(
        @Nullable UUID scanId,
        String result,
        Reason reason,
        @Nullable TicketView ticket,
        @Nullable Entry firstScan) {

    static final String ADMITTED = "ADMITTED";
    static final String REJECTED = "REJECTED";

    /** What a steward may see of a ticket. */
    record TicketView(UUID id, String ticketTypeName, @Nullable String holderName, String status) {

        static TicketView of(RosterEntry entry) {
            return new TicketView(
                    entry.ticketId(), entry.ticketTypeName(), entry.holderName(), entry.status());
        }
    }
}
