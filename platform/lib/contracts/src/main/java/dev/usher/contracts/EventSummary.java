package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** The part of an event that its tickets show, taken when the order was paid. */
public record EventSummary(
        String title, Instant startsAt, Instant endsAt, String timeZone, Place location) {

    public EventSummary {
        requireNonNull(title, "title");
        requireNonNull(startsAt, "startsAt");
        requireNonNull(endsAt, "endsAt");
        requireNonNull(timeZone, "timeZone");
        requireNonNull(location, "location");
    }
}
