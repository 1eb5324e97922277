package dev.usher.validation.admission;

import dev.usher.validation.TicketId;
import dev.usher.validation.roster.RosterEntry;
import dev.usher.validation.roster.Whereabouts;
import org.jspecify.annotations.Nullable;

/** The facts about a ticket that a steward may see. */
record TicketSummary(
        TicketId id,
        String ticketTypeName,
        @Nullable String holderName,
        RosterEntry.Status status) {

    static TicketSummary of(RosterEntry entry) {
        return of(entry, entry.status());
    }

    /** Takes the status from the whereabouts, which are newer than the entry. */
    static TicketSummary of(RosterEntry entry, @Nullable Whereabouts whereabouts) {
        return of(entry, whereabouts == null ? entry.status() : whereabouts.status());
    }

    static TicketSummary of(RosterEntry entry, RosterEntry.Status status) {
        return new TicketSummary(
                entry.ticketId(), entry.ticketTypeName(), entry.holderName(), status);
    }
}
