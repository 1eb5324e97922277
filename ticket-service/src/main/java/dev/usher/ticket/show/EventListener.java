package dev.usher.ticket.show;

import dev.usher.contracts.EventMessage;
import dev.usher.contracts.EventState;
import dev.usher.contracts.Topic;
import dev.usher.platform.messaging.Inbox;
import dev.usher.ticket.EventId;
import dev.usher.ticket.signing.SigningKeys;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Learns of events, drafts included, and has each one's key published before it sells. */
@Component
class EventListener {

    private final Inbox inbox;
    private final Shows shows;
    private final SigningKeys keys;

    EventListener(Inbox inbox, Shows shows, SigningKeys keys) {
        this.inbox = inbox;
        this.shows = shows;
        this.keys = keys;
    }

    @KafkaListener(topics = Topic.Names.EVENTS, groupId = "ticket-service.events")
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once(
                record,
                EventMessage.class,
                incoming -> {
                    Show show = show(incoming.message().state(), incoming.sequence());
                    shows.learn(show);
                    keys.introduce(show.id());
                },
                deletion ->
                        shows.forget(
                                new EventId(UUID.fromString(deletion.key())), deletion.sequence()));
    }

    private static Show show(EventState state, long sequence) {
        return new Show(
                new EventId(state.id()),
                sequence,
                state.organizerId(),
                state.status(),
                state.title(),
                state.startsAt(),
                state.endsAt(),
                state.timeZone(),
                new Place(
                        state.location().name(),
                        state.location().address(),
                        state.location().city(),
                        state.location().country()));
    }
}
