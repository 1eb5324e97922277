package dev.usher.validation.roster;

import static dev.usher.platform.messaging.Inbox.each;
import static java.util.Objects.requireNonNull;

import dev.usher.contracts.TicketMessage;
import dev.usher.contracts.TicketState;
import dev.usher.contracts.Topic;
import dev.usher.credential.CodeKey;
import dev.usher.credential.KeyId;
import dev.usher.platform.messaging.Deletion;
import dev.usher.platform.messaging.Inbox;
import dev.usher.platform.messaging.Incoming;
import dev.usher.validation.EventId;
import dev.usher.validation.TicketId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Takes the newest state of every ticket into the roster, from every type of ticket message. */
@Component
class TicketListener {

    private static final Logger log = LoggerFactory.getLogger(TicketListener.class);

    private final Inbox inbox;
    private final Roster roster;
    private final CodeKey codeKey;
    private final AtomicBoolean foreignKeyTold = new AtomicBoolean();

    TicketListener(Inbox inbox, Roster roster, CodeKey codeKey) {
        this.inbox = inbox;
        this.roster = roster;
        this.codeKey = codeKey;
    }

    @KafkaListener(topics = Topic.Names.TICKETS, groupId = "validation-service.tickets")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        inbox.all(records, TicketMessage.class, this::learn, each(this::forget));
    }

    private void learn(List<Incoming<TicketMessage>> messages) {
        roster.add(
                messages.stream()
                        .map(incoming ->
                                new LearntTicket(
                                        entry(incoming.message().state()), incoming.sequence()))
                        .toList());
    }

    private void forget(Deletion deletion) {
        roster.remove(new TicketId(UUID.fromString(deletion.key())), deletion.sequence());
    }

    private RosterEntry entry(TicketState state) {
        return new RosterEntry(
                new TicketId(state.id()),
                new EventId(state.eventId()),
                state.version(),
                RosterEntry.Status.valueOf(state.status()),
                codeHash(state),
                KeyId.parse(state.keyId()),
                state.ticketTypeName(),
                state.holder().name());
    }

    /** Messages of earlier releases have the code in clear; of it only the hash is kept. */
    private String codeHash(TicketState state) {
        String hash = state.codeHash();
        if (hash == null) {
            return codeKey.hash(requireNonNull(state.code()));
        }
        if (!codeKey.made(hash) && foreignKeyTold.compareAndSet(false, true)) {
            log.error(
                    "USHER_CODE_KEY differs from that of ticket-service: typed codes are not found"
                            + " until both have the same and ticket-service has published its"
                            + " tickets with it");
        }
        return hash;
    }
}
