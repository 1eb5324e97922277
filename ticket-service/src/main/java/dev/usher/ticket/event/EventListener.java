package dev.usher.ticket.event;

import static dev.usher.platform.messaging.Inbox.each;

import dev.usher.contracts.EventMessage;
import dev.usher.contracts.EventState;
import dev.usher.contracts.Topic;
import dev.usher.platform.messaging.Deletion;
import dev.usher.platform.messaging.Inbox;
import dev.usher.platform.messaging.Incoming;
import dev.usher.ticket.EventId;
import dev.usher.ticket.signing.SigningKeys;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Copies events, including drafts. For each it publishes the signing key, so that the key is known
 * before the sale begins.
 */
@Component
class EventListener {

    private final Inbox inbox;
    private final TicketedEvents events;
    private final IssuedTickets tickets;
    private final SigningKeys keys;
    private final HolderTerms terms;

    EventListener(
            Inbox inbox,
            TicketedEvents events,
            IssuedTickets tickets,
            SigningKeys keys,
            HolderTerms terms) {
        this.inbox = inbox;
        this.events = events;
        this.terms = terms;
        this.tickets = tickets;
        this.keys = keys;
    }

    @KafkaListener(topics = Topic.Names.EVENTS, groupId = "ticket-service.events")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        inbox.all(records, EventMessage.class, each(this::learn), each(this::forget));
    }

    private void learn(Incoming<EventMessage> incoming) {
        TicketedEvent event = event(incoming.message().state(), incoming.sequence());
        events.learn(event);
        terms.learn(
                event.id(),
                event.sequence(),
                incoming.message().state().admission().supersedeOnHolderChange());
        keys.introduce(event.id(), event.isPublic());
    }

    /** A deleted event never had a sale; if it has tickets nevertheless, the copy is kept. */
    private void forget(Deletion deletion) {
        EventId event = new EventId(UUID.fromString(deletion.key()));
        if (!tickets.existFor(event)) {
            events.forget(event, deletion.sequence());
        }
    }

    static TicketedEvent event(EventState state, long sequence) {
        return new TicketedEvent(
                new EventId(state.id()),
                sequence,
                state.organizerId(),
                TicketedEvent.Status.valueOf(state.status()),
                state.title(),
                state.startsAt(),
                state.endsAt(),
                state.timeZone(),
                new EventVenue(
                        state.location().name(),
                        state.location().address(),
                        state.location().city(),
                        state.location().country()));
    }
}
