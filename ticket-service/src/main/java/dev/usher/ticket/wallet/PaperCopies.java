package dev.usher.ticket.wallet;

import dev.usher.platform.web.security.EmailAddress;
import dev.usher.ticket.EventId;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import dev.usher.ticket.event.TicketedEvent;
import dev.usher.ticket.event.TicketedEvents;
import dev.usher.ticket.issuance.Ticket;
import dev.usher.ticket.issuance.Tickets;
import dev.usher.ticket.paper.TicketPdf;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Puts tickets on paper for their owners while no caller asks, for example for a mail. */
@Service
public class PaperCopies {

    private final Tickets tickets;
    private final TicketedEvents events;
    private final PrintDesk desk;
    private final QrRenderer renderer;
    private final TicketPdf pdf;

    PaperCopies(
            Tickets tickets,
            TicketedEvents events,
            PrintDesk desk,
            QrRenderer renderer,
            TicketPdf pdf) {
        this.tickets = tickets;
        this.events = events;
        this.desk = desk;
        this.renderer = renderer;
        this.pdf = pdf;
    }

    /** Returns those of the order's first tickets that admit and whose codes the buyer may have. */
    public List<PaperCopy> forBuyer(OrderId order, int rows) {
        return admitting(
                tickets.ofOrder(order, Tickets.Seat.FIRST, rows).stream()
                        .filter(ticket -> !ticket.isHeldAlone())
                        .toList());
    }

    /** Returns the ticket if it admits and this address holds it. */
    public Optional<PaperCopy> forHolder(TicketId id, String address) {
        List<Ticket> held =
                tickets.find(id).stream()
                        .filter(ticket -> ticket.isHeldBy(new EmailAddress(address)))
                        .toList();
        return admitting(held).stream().findFirst();
    }

    /** Prints the tickets into one document. */
    public byte[] print(List<PaperCopy> copies) {
        return renderer.render(() -> pdf.print(copies.stream().map(PaperCopy::ticket).toList()));
    }

    private List<PaperCopy> admitting(List<Ticket> found) {
        Map<EventId, TicketedEvent> known =
                events.findAll(found.stream().map(Ticket::eventId).collect(Collectors.toSet()));
        return found.stream()
                .map(ticket -> copy(ticket, Objects.requireNonNull(known.get(ticket.eventId()))))
                .filter(copy -> copy.ticket().pass() != null)
                .toList();
    }

    private PaperCopy copy(Ticket ticket, TicketedEvent event) {
        ViewedTicket viewed = new ViewedTicket(ticket, event, Viewer.OWNER, true);
        return new PaperCopy(desk.printed(viewed), viewed.changes(), ticket.lifecycle().issuedAt());
    }
}
