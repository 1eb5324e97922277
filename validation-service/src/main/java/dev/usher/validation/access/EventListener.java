package dev.usher.validation.access;

import static dev.usher.platform.messaging.Inbox.each;
import static java.util.Objects.requireNonNull;

import dev.usher.contracts.EventMessage;
import dev.usher.contracts.EventState;
import dev.usher.contracts.StaffMember;
import dev.usher.contracts.Topic;
import dev.usher.platform.messaging.Deletion;
import dev.usher.platform.messaging.Inbox;
import dev.usher.platform.messaging.Incoming;
import dev.usher.platform.web.security.AddressKey;
import dev.usher.platform.web.security.EmailAddress;
import dev.usher.validation.EventId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Copies events and their staff lists. The state with the highest sequence is kept. */
@Component
class EventListener {

    private static final Logger log = LoggerFactory.getLogger(EventListener.class);

    private final Inbox inbox;
    private final GateEvents events;
    private final GateStaff staff;
    private final AddressKey addressKey;
    private final AtomicBoolean foreignKeyTold = new AtomicBoolean();

    EventListener(Inbox inbox, GateEvents events, GateStaff staff, AddressKey addressKey) {
        this.addressKey = addressKey;
        this.inbox = inbox;
        this.events = events;
        this.staff = staff;
    }

    @KafkaListener(topics = Topic.Names.EVENTS, groupId = "validation-service.events")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        inbox.all(records, EventMessage.class, each(this::learn), each(this::forget));
    }

    private void learn(Incoming<EventMessage> incoming) {
        EventState state = incoming.message().state();
        GateEvent event = event(state);
        if (events.put(event, state.endsAt(), incoming.sequence())) {
            staff.replace(event.id(), state.staff().stream().map(this::entry).toList());
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

    private GateStaffEntry entry(StaffMember member) {
        return new GateStaffEntry(
                new StaffId(member.id()), emailHash(member), member.accountId(), member.boundAt());
    }

    /** Messages of earlier releases have the address in clear; of it only the hash is kept. */
    private String emailHash(StaffMember member) {
        String hash = member.emailHash();
        if (hash == null) {
            return addressKey.hash(new EmailAddress(requireNonNull(member.email())));
        }
        if (!addressKey.made(hash) && foreignKeyTold.compareAndSet(false, true)) {
            log.error(
                    "USHER_ADDRESS_KEY differs from that of event-service: gate staff who never"
                            + " scanned are not recognised until both have the same and"
                            + " event-service has published its events with it");
        }
        return hash;
    }
}
