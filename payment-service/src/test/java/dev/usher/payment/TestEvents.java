package dev.usher.payment;

import dev.usher.contracts.AdmissionTerms;
import dev.usher.contracts.EventMessage;
import dev.usher.contracts.EventState;
import dev.usher.contracts.Place;
import dev.usher.platform.testing.MessageProbe;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Publishes the events of reservations, as event-service does. */
public record TestEvents(MessageProbe messages) {

    private static final Instant NOON = Instant.parse("2027-01-20T12:00:00Z");

    public void publish(
            Reservation reservation,
            long version,
            String status,
            Function<EventState, EventMessage> message) {
        messages.publish(
                reservation.eventId(), version, message.apply(state(reservation, version, status)));
    }

    private static EventState state(Reservation reservation, long version, String status) {
        return new EventState(
                reservation.eventId(),
                version,
                reservation.organizerId(),
                status,
                "Winter Jazz",
                null,
                new Place("Paradiso", null, "Amsterdam", "NL"),
                NOON,
                NOON.plusSeconds(14_400),
                "Europe/Amsterdam",
                List.of(),
                null,
                new AdmissionTerms(NOON, NOON.plusSeconds(14_400), true, false, false),
                List.of(),
                NOON,
                NOON);
    }
}
