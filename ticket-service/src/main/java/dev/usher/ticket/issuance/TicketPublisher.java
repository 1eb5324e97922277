package dev.usher.ticket.issuance;

import dev.usher.contracts.Holder;
import dev.usher.contracts.TicketIssued;
import dev.usher.contracts.TicketState;
import dev.usher.platform.messaging.Outbox;
import dev.usher.platform.messaging.OutgoingMessage;
import java.util.List;
import org.springframework.stereotype.Component;

/** Publishes tickets. Every message carries the whole ticket but never its credential. */
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
                                        ticket.lifecycle().messageSequence(),
                                        new TicketIssued(state(ticket))))
                        .toList());
    }

    private static TicketState state(Ticket ticket) {
        return new TicketState(
                ticket.id().value(),
                ticket.signing().version(),
                ticket.lifecycle().status().name(),
                ticket.code().toString(),
                ticket.signing().keyId().toString(),
                ticket.seat().orderId().value(),
                ticket.seat().reservationId(),
                ticket.seat().lineId(),
                ticket.seat().number(),
                ticket.eventId().value(),
                ticket.type().id(),
                ticket.type().name(),
                new Holder(ticket.holder().name(), ticket.holder().email()),
                ticket.lifecycle().issuedAt(),
                ticket.lifecycle().cancelledAt());
    }
}
