package dev.usher.event.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of the catalogue looks for. What asks for the same is equal: case and spaces are
 * evened out, and times are as fine as the database keeps them.
 *
 * @param from events that have not ended before it; null for those that are not over now
 * @param to events that start before it
 */
record EventSearch(
        @Nullable String words,
        @Nullable String city,
        @Nullable Instant from,
        @Nullable Instant to) {

    private static final Duration ALMOST_A_MICRO = Duration.ofNanos(999);

    EventSearch {
        words = even(words);
        city = even(city);
        from = micros(from);
        to = micros(to);
    }

    private static @Nullable String even(@Nullable String text) {
        return text == null ? null : text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** Up, for nothing begins or ends between two microseconds. */
    private static @Nullable Instant micros(@Nullable Instant time) {
        return time == null ? null : time.plus(ALMOST_A_MICRO).truncatedTo(ChronoUnit.MICROS);
    }
}
