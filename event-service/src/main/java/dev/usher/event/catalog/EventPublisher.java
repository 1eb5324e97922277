package dev.usher.event.catalog;

import dev.usher.contracts.AdmissionTerms;
import dev.usher.contracts.EventCancelled;
import dev.usher.contracts.EventMessage;
import dev.usher.contracts.EventPublished;
import dev.usher.contracts.EventStaffChanged;
import dev.usher.contracts.EventState;
import dev.usher.contracts.EventUpdated;
import dev.usher.contracts.Money;
import dev.usher.contracts.Place;
import dev.usher.contracts.StaffMember;
import dev.usher.contracts.TicketTypeState;
import dev.usher.contracts.Topic;
import dev.usher.platform.messaging.Outbox;
import dev.usher.platform.messaging.OutgoingMessage;
import dev.usher.platform.web.security.AddressKey;
import dev.usher.platform.web.security.EmailAddress;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Publishes messages with the whole state of an event, but of the addresses of its gate staff only
 * the keyed hashes. The caller must hold its row lock.
 */
@Component
class EventPublisher {

    private final Outbox outbox;
    private final StaffRoster roster;
    private final AddressKey addressKey;

    EventPublisher(Outbox outbox, StaffRoster roster, AddressKey addressKey) {
        this.outbox = outbox;
        this.roster = roster;
        this.addressKey = addressKey;
    }

    void published(Event event) {
        announce(event, EventPublished::new);
    }

    void updated(Event event) {
        announce(event, EventUpdated::new);
    }

    void cancelled(Event event) {
        announce(event, EventCancelled::new);
    }

    void staffChanged(Event event) {
        announce(event, EventStaffChanged::new);
    }

    /** Publishes that the event is deleted, after which its topic drops it. */
    void deleted(Event event) {
        outbox.appendDeletion(Topic.EVENTS, event.id().toString(), event.nextMessage());
    }

    private void announce(Event event, Function<EventState, EventMessage> message) {
        UUID id = event.id().value();
        long sequence = event.nextMessage();
        outbox.append(OutgoingMessage.about(id, sequence, message.apply(state(event, sequence))));
    }

    private EventState state(Event event, long sequence) {
        Admission admission = event.admission();
        return new EventState(
                event.id().value(),
                sequence,
                event.organizerId(),
                event.status().name(),
                event.title(),
                event.description(),
                place(event.location()),
                event.startsAt(),
                event.endsAt(),
                event.timeZone(),
                event.ticketTypes().stream().map(EventPublisher::state).toList(),
                event.maxPerBuyer(),
                new AdmissionTerms(
                        admission.opens(event.startsAt()),
                        admission.closes(event.endsAt()),
                        admission.reentry(),
                        admission.supersedeOnHolderChange(),
                        admission.degradedOnSignature()),
                staff(event),
                event.createdAt(),
                event.updatedAt());
    }

    private List<StaffMember> staff(Event event) {
        return roster.staffOf(event.id()).stream()
                .map(entry ->
                        new StaffMember(
                                entry.id(),
                                null,
                                addressKey.hash(new EmailAddress(entry.email())),
                                entry.accountId(),
                                entry.boundAt()))
                .toList();
    }

    private static Place place(Location location) {
        return new Place(location.name(), location.address(), location.city(), location.country());
    }

    private static TicketTypeState state(TicketType type) {
        return new TicketTypeState(
                type.id().value(),
                type.name(),
                new Money(type.price().amount(), type.price().currency()),
                type.capacity(),
                type.maxPerOrder(),
                type.salesStartAt(),
                type.salesEndAt(),
                type.retired());
    }
}
