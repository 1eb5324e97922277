package dev.usher.event.availability;

import dev.usher.event.answer.CachedResponse;

/** The result of waiting for an update of a stream. */
sealed interface StreamUpdate {

    /** The counts differ from those that the listener has. */
    record Changed(CachedResponse counts) implements StreamUpdate {}

    /** The counts did not change during the wait. */
    record Unchanged() implements StreamUpdate {}

    /** The stream ends; no update will follow. */
    record Ended() implements StreamUpdate {}
}
