package dev.usher.validation.admission;

import dev.usher.validation.TicketId;
import dev.usher.validation.roster.AcceptedEntry;
import dev.usher.validation.roster.RosterEntry;
import org.jspecify.annotations.Nullable;

/** A scan in the log, with the facts that its answer stated. */
record RecordedScan(
        String fingerprint,
        Reason reason,
        @Nullable TicketId ticketId,
        RosterEntry.@Nullable Status ticketStatus,
        @Nullable AcceptedEntry entry) {}
