package dev.usher.event.availability;

import dev.usher.event.answer.CachedResponse;
import org.jspecify.annotations.Nullable;

/**
 * The counts of an event's tickets, ready to be sent, and who may see them.
 *
 * @param draft whether only the organizer may see them
 * @param readAt the start of the read, by the monotonic clock
 */
record Counts(CachedResponse answer, String organizerId, boolean draft, long readAt) {

    boolean ownedBy(@Nullable String accountId) {
        return organizerId.equals(accountId);
    }

    boolean visibleTo(@Nullable String accountId) {
        return !draft || ownedBy(accountId);
    }
}
