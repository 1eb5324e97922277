package dev.usher.payment.order;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
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

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    public OrderedEvent {
        requireNonNull(title, "title");
        requireNonNull(startsAt, "startsAt");
        requireNonNull(endsAt, "endsAt");
        requireNonNull(timeZone, "timeZone");
        requireNonNull(locationName, "locationName");
    }

    /** Returns the day and the time of the beginning in the event's zone, for people. */
    public String date() {
        return startsAt.atZone(zone()).format(DATE) + " (" + timeZone + ")";
    }

    /** Returns the time of day of an instant in the event's zone, for people. */
    public String timeOf(Instant instant) {
        return instant.atZone(zone()).format(TIME) + " (" + timeZone + ")";
    }

    /** Returns the name of the place and its city, for people. */
    public String place() {
        return locationCity == null ? locationName : locationName + ", " + locationCity;
    }

    private ZoneId zone() {
        return ZoneId.of(timeZone);
    }
}
