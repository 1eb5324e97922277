package dev.usher.payment.order;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A copy of the event, made when the order was opened; the tickets will show it. */
@Embeddable
public record OrderedEvent(
        @Column(name = "event_title") String title,
        @Column(name = "event_starts_at") Instant startsAt,
        @Column(name = "event_ends_at") Instant endsAt,
        @Column(name = "event_time_zone") String timeZone,
        @Column(name = "location_name") String locationName,
        @Column(name = "location_address") @Nullable String locationAddress,
        @Column(name = "location_city") @Nullable String locationCity,
        @Column(name = "location_country") @Nullable String locationCountry) {

    public OrderedEvent {
        requireNonNull(title, "title");
        requireNonNull(startsAt, "startsAt");
        requireNonNull(endsAt, "endsAt");
        requireNonNull(timeZone, "timeZone");
        requireNonNull(locationName, "locationName");
    }
}
