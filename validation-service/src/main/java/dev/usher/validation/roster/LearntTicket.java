package dev.usher.validation.roster;

import dev.usher.validation.TicketId;

/** The state of a ticket as a message told it, with the sequence of the message. */
record LearntTicket(RosterEntry entry, long sequence) {

    TicketId id() {
        return entry.ticketId();
    }
}
