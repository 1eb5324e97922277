package dev.usher.ticket.wallet;

import dev.usher.ticket.event.TicketedEvent;
import dev.usher.ticket.issuance.Ticket;

/**
 * A ticket and its event, together with the caller's relation to them.
 *
 * @param ofOwnOrder whether the caller placed the order or organizes the event, and so may see what
 *     the shop noted with the order
 */
record ViewedTicket(Ticket ticket, TicketedEvent event, Viewer viewer, boolean ofOwnOrder) {

    /** Changes with the ticket, with its event, and with the members that the caller may see. */
    String etag() {
        return "\"%d.%d.%s%s\""
                .formatted(
                        ticket.lifecycle().messageSequence(),
                        event.sequence(),
                        viewer.name().substring(0, 2),
                        ofOwnOrder ? "" : "-");
    }

    /** Returns a number that rises when the ticket or its event changes. */
    long changes() {
        return ticket.lifecycle().messageSequence() + event.sequence();
    }
}
