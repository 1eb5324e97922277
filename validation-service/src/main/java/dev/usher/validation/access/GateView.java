package dev.usher.validation.access;

import java.time.Instant;
import java.util.UUID;

/** An event for which the caller may scan, as the API shows it. */
record GateView(
        UUID eventId,
        String title,
        Instant startsAt,
        String timeZone,
        Instant opensAt,
        Instant closesAt) {

    static GateView of(GateEvent event) {
        return new GateView(
                event.id().value(),
                event.title(),
                event.startsAt(),
                event.timeZone(),
                event.opensAt(),
                event.closesAt());
    }
}
