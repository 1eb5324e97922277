package dev.usher.validation.admission;

import dev.usher.platform.web.deadline.Deadline;
import dev.usher.platform.web.trace.Trace;
import dev.usher.validation.TicketId;
import dev.usher.validation.roster.RosterEntry;
import org.jspecify.annotations.Nullable;

/**
 * A scan that is to be recorded, with what is known before the ticket's row is asked.
 *
 * @param ticket null if the proof names no ticket of the event
 * @param version the version of the ticket that was shown
 * @param reason OK if only the ticket's row can refuse the scan
 * @param deadline of the caller
 * @param traceId of the caller's request
 */
record ScanWish(
        Scan scan,
        @Nullable RosterEntry ticket,
        int version,
        boolean reentry,
        Reason reason,
        Deadline deadline,
        @Nullable String traceId) {

    /** A scan that the ticket's row decides. */
    static ScanWish toPass(Scan scan, RosterEntry ticket, int version, boolean reentry) {
        return new ScanWish(
                scan, ticket, version, reentry, Reason.OK, Deadline.current(), Trace.currentId());
    }

    /** A refusal that needs only to be recorded. */
    static ScanWish refused(Scan scan, Reason reason, @Nullable RosterEntry ticket) {
        return new ScanWish(scan, ticket, 0, false, reason, Deadline.current(), Trace.currentId());
    }

    @Nullable TicketId ticketId() {
        return ticket == null ? null : ticket.ticketId();
    }

    /** The way in which the ticket's row is asked to move the holder; null if it isn't asked. */
    @Nullable String move() {
        return reason == Reason.OK ? scan.direction().name() : null;
    }
}
