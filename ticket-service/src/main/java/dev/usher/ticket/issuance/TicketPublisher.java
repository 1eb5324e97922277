package dev.usher.ticket.issuance;

import dev.usher.contracts.TicketIssued;
import dev.usher.contracts.TicketState;
import dev.usher.platform.messaging.Outbox;
import dev.usher.platform.messaging.OutgoingMessage;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells of tickets, each time with the whole ticket but never with its credential. */
@Component
class TicketPublisher {

    private final Outbox outbox;

    TicketPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void issued(List<Ticket> tickets) {
        outbox.append(
                tickets.stream()
                        .map(ticket ->
                                OutgoingMessage.about(
                                        ticket.id().value(),
                                        ticket.messageSequence(),
                                        new TicketIssued(state(ticket))))
                        .toList());
    }

    private static TicketState state(Ticket ticket) {
        return new TicketState(
                ticket.id().value(),
                ticket.version(),
                ticket.status().name(),
                ticket.code().toString(),
                ticket.keyId().toString(),
                ticket.orderId().value(),
                ticket.reservationId(),
                ticket.lineId(),
                ticket.seat(),
                ticket.eventId().value(),
                ticket.ticketTypeId(),
                ticket.ticketTypeName(),
                new dev.usher.contracts.Holder(ticket.holder().name(), ticket.holder().email()),
                ticket.issuedAt(),
                ticket.cancelledAt());
    }
}
