package dev.usher.ticket.issuance;

import java.util.List;

/** The result of issuing the tickets of a paid order. */
sealed interface IssuanceOutcome {

    /** The tickets that were made now. Tickets of the order that existed before are not listed. */
    record Issued(List<Ticket> tickets) implements IssuanceOutcome {

        public Issued {
            tickets = List.copyOf(tickets);
        }
    }

    /** Every seat already had its ticket: the order was announced before. */
    record AlreadyIssued() implements IssuanceOutcome {}
}
