package dev.usher.ticket.issuance;

import java.util.List;

/** Is told of tickets whose owners may want to know of them, in the transaction of the change. */
public interface TicketNotices {

    /** Takes note of tickets that were just made; one order's tickets may come in several calls. */
    void issued(List<Ticket> tickets);

    /** Takes note of a ticket that another address than before holds now. */
    void handedOver(Ticket ticket);
}
