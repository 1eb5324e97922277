package dev.usher.event.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What was left of an event, ready to be answered.
 *
 * @param readAt when it began to be read, by the monotonic clock
 */
record Counts(ReadyAnswer answer, String organizerId, boolean draft, long readAt) {

    boolean ownedBy(@Nullable String accountId) {
        return organizerId.equals(accountId);
    }

    boolean visibleTo(@Nullable String accountId) {
        return !draft || ownedBy(accountId);
    }
}
