package dev.usher.ticket.signing;

import dev.usher.contracts.TicketKeyChanged;
import dev.usher.platform.messaging.Outbox;
import dev.usher.platform.messaging.OutgoingMessage;
import org.springframework.stereotype.Component;

/** Publishes the public keys. */
@Component
class TicketKeyPublisher {

    private static final long FIRST = 1;

    private final Outbox outbox;

    TicketKeyPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void introduced(TicketKey key) {
        changed(key, FIRST, key.status());
    }

    void changed(TicketKey key, long sequence, KeyStatus status) {
        String id = key.id().toString();
        outbox.append(
                new OutgoingMessage(
                        id,
                        id,
                        sequence,
                        new TicketKeyChanged(
                                id,
                                key.eventId().value(),
                                key.publicKey().toBase64Url(),
                                status.name())));
    }
}
