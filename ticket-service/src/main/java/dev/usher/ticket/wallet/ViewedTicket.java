package dev.usher.ticket.wallet;

import dev.usher.ticket.event.TicketedEvent;
import dev.usher.ticket.issuance.Ticket;

/** A ticket and its event, together with the caller's relation to them. */
record ViewedTicket(Ticket ticket, TicketedEvent event, Viewer viewer) {

    /** Changes with the ticket, with its event, and with the members that the caller may see. */
    String etag() {
        return "\"%d.%d.%s\""
                .formatted(
                        ticket.lifecycle().messageSequence(),
                        event.sequence(),
                        viewer.name().substring(0, 2));
    }

    /** Returns a number that rises when the ticket or its event changes. */
    long changes() {
        return ticket.lifecycle().messageSequence() + event.sequence();
    }
}
