package dev.usher.stripesandbox.faults;

import java.time.Duration;

/** What becomes of one call, after a wait. */
public record ApiFate(Kind kind, Duration delay) {

    /** At most one of these happens to a call. */
    public enum Kind {
        NONE,
        /** The connection is closed, and nothing has happened. */
        DROP_BEFORE,
        /** It happened, but the connection is closed without an answer. */
        DROP_AFTER,
        /** It happened, but its idempotency key remembers a 500. */
        CACHED_500_AFTER_EFFECT,
        /** It did not happen, and its idempotency key remembers a 500. */
        CACHED_500_WITHOUT_EFFECT
    }

    /** As it should be. */
    public static final ApiFate NONE = new ApiFate(Kind.NONE, Duration.ZERO);

    /** Whether the caller gets no answer. */
    public boolean dropped() {
        return kind == Kind.DROP_BEFORE || kind == Kind.DROP_AFTER;
    }
}
