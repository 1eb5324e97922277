package dev.usher.ticket.wallet;

import dev.usher.platform.web.problem.CommonProblems;
import dev.usher.platform.web.problem.ProblemException;
import dev.usher.platform.web.security.Caller;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.event.TicketedEvents;
import dev.usher.ticket.issuance.Ticket;
import dev.usher.ticket.issuance.Tickets;
import org.springframework.stereotype.Service;

/** Decides who may learn of an order as a whole: its buyer and the event's organizer. */
@Service
public class OrderViewers {

    private static final String ORGANIZER = "organizer";

    private final Tickets tickets;
    private final TicketedEvents events;

    OrderViewers(Tickets tickets, TicketedEvents events) {
        this.tickets = tickets;
        this.events = events;
    }

    /** Refuses with 404 any caller but the buyer and the organizer. */
    public void require(Caller caller, OrderId order) {
        Ticket ticket = anyTicket(order);
        if (!ticket.isBoughtBy(caller.accountId()) && !organizes(caller, ticket)) {
            throw CommonProblems.notFound();
        }
    }

    /** Refuses the organizer with 403, and any other caller but the buyer with 404. */
    public void requireBuyer(Caller caller, OrderId order) {
        require(caller, order);
        if (!anyTicket(order).isBoughtBy(caller.accountId())) {
            throw new ProblemException(
                    CommonProblems.FORBIDDEN, "Only the order's buyer may ask for its tickets.");
        }
    }

    private Ticket anyTicket(OrderId order) {
        return tickets.ofOrder(order, Tickets.Seat.FIRST, 1).stream()
                .findFirst()
                .orElseThrow(CommonProblems::notFound);
    }

    private boolean organizes(Caller caller, Ticket ticket) {
        return caller.has(ORGANIZER)
                && events.find(ticket.eventId())
                        .filter(event -> event.isOrganizedBy(caller.accountId()))
                        .isPresent();
    }
}
