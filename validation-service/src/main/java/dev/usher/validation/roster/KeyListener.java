package dev.usher.validation.roster;

import static dev.usher.platform.messaging.Inbox.each;

import dev.usher.contracts.TicketKeyChanged;
import dev.usher.contracts.TicketKeyMessage;
import dev.usher.contracts.Topic;
import dev.usher.credential.KeyId;
import dev.usher.credential.VerifyingKey;
import dev.usher.platform.messaging.Inbox;
import dev.usher.platform.messaging.Incoming;
import dev.usher.validation.EventId;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Takes the public keys that verify credentials into the roster. */
@Component
class KeyListener {

    private final Inbox inbox;
    private final Roster roster;

    KeyListener(Inbox inbox, Roster roster) {
        this.inbox = inbox;
        this.roster = roster;
    }

    @KafkaListener(topics = Topic.Names.TICKET_KEYS, groupId = "validation-service.ticket-keys")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        inbox.all(
                records,
                TicketKeyMessage.class,
                each(this::handle),
                each(deletion ->
                        roster.removeKey(KeyId.parse(deletion.key()), deletion.sequence())));
    }

    private void handle(Incoming<TicketKeyMessage> incoming) {
        switch (incoming.message()) {
            case TicketKeyChanged changed -> roster.addKey(key(changed), incoming.sequence());
        }
    }

    private static RosterKey key(TicketKeyChanged changed) {
        return new RosterKey(
                KeyId.parse(changed.keyId()),
                new EventId(changed.eventId()),
                VerifyingKey.ofBase64Url(changed.publicKey()),
                RosterKey.Status.valueOf(changed.status()));
    }
}
