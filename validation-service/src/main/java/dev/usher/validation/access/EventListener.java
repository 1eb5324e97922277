package dev.usher.validation.access;

import dev.usher.contracts.EventMessage;
import dev.usher.contracts.EventState;
import dev.usher.contracts.StaffMember;
import dev.usher.contracts.Topic;
import dev.usher.platform.messaging.Inbox;
import dev.usher.platform.messaging.Incoming;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps the local copy of events and their staff lists; the highest sequence wins. */
@Component
class EventListener {

    private final Inbox inbox;
    private final GateEvents events;

    EventListener(Inbox inbox, GateEvents events) {
        this.inbox = inbox;
        this.events = events;
    }

    @KafkaListener(topics = Topic.Names.EVENTS, groupId = "validation-service.events")
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once(
                record,
                EventMessage.class,
                this::learn,
                deletion -> events.delete(UUID.fromString(deletion.key()), deletion.sequence()));
    }

    private void learn(Incoming<EventMessage> incoming) {
        EventState state = incoming.message().state();
        GateEvent event =
                new GateEvent(
                        state.id(),
                        state.organizerId(),
                        state.status(),
                        state.title(),
                        state.startsAt(),
                        state.timeZone(),
                        state.admission().opensAt(),
                        state.admission().closesAt(),
                        state.admission().reentry());
        if (events.put(event, state.endsAt(), incoming.sequence())) {
            events.replaceStaff(
                    event.id(), state.staff().stream().map(EventListener::entry).toList());
        }
    }

    private static StaffEntry entry(StaffMember member) {
        return new StaffEntry(member.id(), member.email(), member.accountId(), member.boundAt());
    }
}
