package dev.usher.ticket.issuance;

import dev.usher.contracts.Holder;
import dev.usher.contracts.TicketCancelled;
import dev.usher.contracts.TicketHolderChanged;
import dev.usher.contracts.TicketIssued;
import dev.usher.contracts.TicketMessage;
import dev.usher.contracts.TicketState;
import dev.usher.contracts.TicketSuperseded;
import dev.usher.credential.CodeKey;
import dev.usher.platform.messaging.Outbox;
import dev.usher.platform.messaging.OutgoingMessage;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Publishes tickets. A message carries the state of a ticket without what its readers need not
 * know: the credential, the code, of which it has the keyed hash, and the holder's address.
 */
@Component
class TicketPublisher {

    private final Outbox outbox;
    private final CodeKey codeKey;

    TicketPublisher(Outbox outbox, CodeKey codeKey) {
        this.outbox = outbox;
        this.codeKey = codeKey;
    }

    /**
     * Publishes the state of tickets. Readers act on the state, so the type is the same for a
     * ticket that is told of again.
     */
    void published(List<Ticket> tickets) {
        publish(tickets, TicketIssued::new);
    }

    void cancelled(List<Ticket> tickets) {
        publish(tickets, TicketCancelled::new);
    }

    void holderChanged(List<Ticket> tickets) {
        publish(tickets, TicketHolderChanged::new);
    }

    void superseded(List<Ticket> tickets) {
        publish(tickets, TicketSuperseded::new);
    }

    private void publish(List<Ticket> tickets, Function<TicketState, TicketMessage> message) {
        outbox.append(
                tickets.stream()
                        .map(ticket ->
                                OutgoingMessage.about(
                                        ticket.id().value(),
                                        ticket.lifecycle().messageSequence(),
                                        message.apply(state(ticket))))
                        .toList());
    }

    private TicketState state(Ticket ticket) {
        return new TicketState(
                ticket.id().value(),
                ticket.signing().version(),
                ticket.lifecycle().status().name(),
                null,
                codeKey.hash(ticket.code().toString()),
                ticket.signing().keyId().toString(),
                ticket.seat().orderId().value(),
                ticket.seat().reservationId(),
                ticket.seat().lineId(),
                ticket.seat().number(),
                ticket.eventId().value(),
                ticket.type().id(),
                ticket.type().name(),
                new Holder(ticket.holder().name(), null),
                ticket.lifecycle().issuedAt(),
                ticket.lifecycle().cancelledAt());
    }
}
