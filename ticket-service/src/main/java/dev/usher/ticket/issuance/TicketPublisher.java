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
 * know: the credential, the code, of which it has the keyed hash, and the holder's address. What
 * this service would need to make its table again is sealed.
 */
@Component
class TicketPublisher {

    private final Outbox outbox;
    private final CodeKey codeKey;
    private final TicketSeal seal;

    TicketPublisher(Outbox outbox, CodeKey codeKey, TicketSeal seal) {
        this.outbox = outbox;
        this.codeKey = codeKey;
        this.seal = seal;
    }

    /** Publishes the messages, in this order. */
    void publish(List<OutgoingMessage> messages) {
        outbox.append(messages);
    }

    /**
     * Makes the message of a ticket. Readers act on the state, so the type is the same for a ticket
     * that is told of again.
     */
    OutgoingMessage issued(Ticket ticket) {
        return about(ticket, TicketIssued::new);
    }

    OutgoingMessage cancelled(Ticket ticket) {
        return about(ticket, TicketCancelled::new);
    }

    OutgoingMessage holderChanged(Ticket ticket) {
        return about(ticket, TicketHolderChanged::new);
    }

    OutgoingMessage superseded(Ticket ticket) {
        return about(ticket, TicketSuperseded::new);
    }

    private OutgoingMessage about(Ticket ticket, Function<TicketState, TicketMessage> message) {
        return OutgoingMessage.about(
                ticket.id().value(),
                ticket.lifecycle().messageSequence(),
                message.apply(state(ticket)));
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
                ticket.lifecycle().cancelledAt(),
                seal.seal(ticket));
    }
}
