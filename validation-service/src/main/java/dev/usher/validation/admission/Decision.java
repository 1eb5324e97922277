package dev.usher.validation.admission;

import dev.usher.validation.roster.AcceptedEntry;
import dev.usher.validation.roster.RosterEntry;
import dev.usher.validation.roster.Whereabouts;
import org.jspecify.annotations.Nullable;

/**
 * The answer about one proof of a ticket.
 *
 * @param ticket null if the proof names no ticket that the steward may see
 * @param entry the last accepted entry; null if there was none
 */
record Decision(Reason reason, @Nullable TicketSummary ticket, @Nullable AcceptedEntry entry) {

    /** A refusal that shows no ticket. */
    static Decision withoutTicket(Reason reason) {
        return new Decision(reason, null, null);
    }

    static Decision about(RosterEntry ticket, Reason reason, @Nullable Whereabouts whereabouts) {
        return new Decision(
                reason,
                TicketSummary.of(ticket, whereabouts),
                whereabouts == null ? null : whereabouts.entry());
    }
}
