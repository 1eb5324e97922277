package dev.usher.event.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of the catalogue looks for.
 *
 * @param from events that have not ended before it
 * @param to events that start before it
 */
record EventSearch(
        @Nullable String words, @Nullable String city, Instant from, @Nullable Instant to) {}
