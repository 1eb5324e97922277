package dev.usher.ticket.wallet;

import dev.usher.ticket.issuance.Ticket;
import dev.usher.ticket.show.Show;

/** A ticket with its event, as a certain caller sees it. */
record SeenTicket(Ticket ticket, Show show, Sight sight) {

    /** Changes with the ticket, with its event, and with what may be seen of it. */
    String etag() {
        return "\"%d.%d.%s\""
                .formatted(ticket.messageSequence(), show.sequence(), sight.name().substring(0, 2));
    }
}
