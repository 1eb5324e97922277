package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** What a ticket says about its event at the moment of payment. */
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
