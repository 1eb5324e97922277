package dev.usher.validation.roster;

import dev.usher.contracts.TicketMessage;
import dev.usher.contracts.TicketState;
import dev.usher.contracts.Topic;
import dev.usher.credential.KeyId;
import dev.usher.platform.messaging.Inbox;
import dev.usher.validation.EventId;
import dev.usher.validation.TicketId;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Takes the newest state of every ticket into the roster, from every type of ticket message. */
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
                deletion ->
                        roster.remove(
                                new TicketId(UUID.fromString(deletion.key())),
                                deletion.sequence()));
    }

    private static RosterEntry entry(TicketState state) {
        return new RosterEntry(
                new TicketId(state.id()),
                new EventId(state.eventId()),
                state.version(),
                RosterEntry.Status.valueOf(state.status()),
                state.code(),
                KeyId.parse(state.keyId()),
                state.ticketTypeName(),
                state.holder().name());
    }
}
