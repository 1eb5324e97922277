package dev.usher.ticket.wallet;

import dev.usher.ticket.paper.CalendarEntry;
import dev.usher.ticket.paper.PrintedTicket;
import java.time.Instant;

/**
 * A ticket as its owner gets it on paper.
 *
 * @param changes rises when the ticket or its event changes
 */
public record PaperCopy(PrintedTicket ticket, long changes, Instant issuedAt) {

    /** Returns the entry for a calendar. */
    public byte[] calendarEntry() {
        return CalendarEntry.write(ticket, changes, issuedAt);
    }
}
