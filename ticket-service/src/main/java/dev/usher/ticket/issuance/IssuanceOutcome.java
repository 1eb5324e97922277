package dev.usher.ticket.issuance;

import java.util.List;

/** What became of a paid order. */
sealed interface IssuanceOutcome {

    /** These tickets were made now; those of its seats that existed before are not among them. */
    record Issued(List<Ticket> tickets) implements IssuanceOutcome {

        public Issued {
            tickets = List.copyOf(tickets);
        }
    }

    /** Every seat had its ticket: the order was announced before. */
    record AlreadyIssued() implements IssuanceOutcome {}
}
