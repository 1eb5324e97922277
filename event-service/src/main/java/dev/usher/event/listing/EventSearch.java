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
 * @param from lists events that end at this time or later; null for those that are not over now
 * @param to lists events that start before this time
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

    /** Rounds up, because no event begins or ends between two microseconds. */
    private static @Nullable Instant micros(@Nullable Instant time) {
        return time == null ? null : time.plus(ALMOST_A_MICRO).truncatedTo(ChronoUnit.MICROS);
    }
}
