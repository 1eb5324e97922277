package dev.usher.validation.access;

import dev.usher.contracts.EventMessage;
import dev.usher.contracts.EventState;
import dev.usher.contracts.StaffMember;
import dev.usher.contracts.Topic;
import dev.usher.platform.messaging.Deletion;
import dev.usher.platform.messaging.Inbox;
import dev.usher.platform.messaging.Incoming;
import dev.usher.platform.web.security.EmailAddress;
import dev.usher.validation.EventId;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Copies events and their staff lists. The state with the highest sequence is kept. */
@Component
class EventListener {

    private final Inbox inbox;
    private final GateEvents events;
    private final GateStaff staff;

    EventListener(Inbox inbox, GateEvents events, GateStaff staff) {
        this.inbox = inbox;
        this.events = events;
        this.staff = staff;
    }

    @KafkaListener(topics = Topic.Names.EVENTS, groupId = "validation-service.events")
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once(record, EventMessage.class, this::learn, this::forget);
    }

    private void learn(Incoming<EventMessage> incoming) {
        EventState state = incoming.message().state();
        GateEvent event = event(state);
        if (events.put(event, state.endsAt(), incoming.sequence())) {
            staff.replace(event.id(), state.staff().stream().map(EventListener::entry).toList());
        }
    }

    private void forget(Deletion deletion) {
        events.delete(new EventId(UUID.fromString(deletion.key())), deletion.sequence());
    }

    private static GateEvent event(EventState state) {
        return new GateEvent(
                new EventId(state.id()),
                state.organizerId(),
                GateEvent.Status.valueOf(state.status()),
                state.title(),
                state.startsAt(),
                state.timeZone(),
                state.admission().opensAt(),
                state.admission().closesAt(),
                state.admission().reentry());
    }

    private static GateStaffEntry entry(StaffMember member) {
        return new GateStaffEntry(
                new StaffId(member.id()),
                new EmailAddress(member.email()),
                member.accountId(),
                member.boundAt());
    }
}
