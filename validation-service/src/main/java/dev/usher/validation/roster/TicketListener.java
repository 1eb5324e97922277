package dev.usher.validation.roster;

import dev.usher.contracts.TicketMessage;
import dev.usher.contracts.TicketState;
import dev.usher.contracts.Topic;
import dev.usher.platform.messaging.Inbox;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Takes every ticket's newest state into the roster, whatever the message is called. */
@Component
class TicketListener {

    private final Inbox inbox;
    private final Roster roster;

    TicketListener(Inbox inbox, Roster roster) {
        this.inbox = inbox;
        this.roster = roster;
    }

    @KafkaListener(topics = Topic.Names.TICKETS, groupId = "validation-service.tickets")
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once(
                record,
                TicketMessage.class,
                incoming -> roster.add(entry(incoming.message().state()), incoming.sequence()),
                deletion -> roster.remove(UUID.fromString(deletion.key()), deletion.sequence()));
    }

    private static RosterEntry entry(TicketState state) {
        return new RosterEntry(
                state.id(),
                state.eventId(),
                state.version(),
                state.status(),
                state.code(),
                state.keyId(),
                state.ticketTypeName(),
                state.holder().name());
    }
}
