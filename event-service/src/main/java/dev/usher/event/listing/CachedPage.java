package dev.usher.event.listing;

import dev.usher.event.answer.CachedResponse;
import java.time.Instant;

/**
 * A page of the public list and the time until which it is correct. A page of the events that are
 * not over yet is correct from its read until the first of its events ends.
 */
record CachedPage(CachedResponse answer, Instant readAt, Instant goodUntil) {

    boolean goodAt(Instant now) {
        return !now.isBefore(readAt) && !now.isAfter(goodUntil);
    }
}
