package dev.usher.event.catalog;

import java.time.Instant;

/**
 * A page of the public list, and when it is one: from when it was read until its first event is
 * over, if it shows what is not over now.
 */
record ReadyPage(ReadyAnswer answer, Instant readAt, Instant goodUntil) {

    boolean goodAt(Instant now) {
        return !now.isBefore(readAt) && !now.isAfter(goodUntil);
    }
}
