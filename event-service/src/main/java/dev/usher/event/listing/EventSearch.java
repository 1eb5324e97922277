package dev.usher.event.listing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The filters of the public list. Two searches for the same events are equal: case and spaces are
 * normalized, and times have the precision of the database.
 *
 * @param from the earliest end of a listed event; null lists events that are not over now
 * @param to the time before which a listed event starts
 */
record EventSearch(
        @Nullable String words,
        @Nullable String city,
        @Nullable Instant from,
        @Nullable Instant to) {

    private static final Duration ALMOST_A_MICRO = Duration.ofNanos(999);

    EventSearch {
        words = normalized(words);
        city = normalized(city);
        from = micros(from);
        to = micros(to);
    }

    private static @Nullable String normalized(@Nullable String text) {
        return text == null ? null : text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** Rounds up to a microsecond; the result is the same, because stored times are whole ones. */
    private static @Nullable Instant micros(@Nullable Instant time) {
        return time == null ? null : time.plus(ALMOST_A_MICRO).truncatedTo(ChronoUnit.MICROS);
    }
}
