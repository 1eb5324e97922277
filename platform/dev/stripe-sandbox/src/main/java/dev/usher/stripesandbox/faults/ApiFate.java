package dev.usher.stripesandbox.faults;

import java.time.Duration;

/** The fault that a call meets, after a wait. */
public record ApiFate(Kind kind, Duration delay) {

    /** At most one of these happens to a call. */
    public enum Kind {
        NONE,
        /** The connection is closed, and the call is not executed. */
        DROP_BEFORE,
        /** The call is executed, but the connection is closed without an answer. */
        DROP_AFTER,
        /** The call is executed, but its idempotency key stores a 500. */
        CACHED_500_AFTER_EFFECT,
        /** The call is not executed, and its idempotency key stores a 500. */
        CACHED_500_WITHOUT_EFFECT
    }

    /** No fault. */
    public static final ApiFate NONE = new ApiFate(Kind.NONE, Duration.ZERO);

    /** Tells whether the caller gets no answer. */
    public boolean dropped() {
        return kind == Kind.DROP_BEFORE || kind == Kind.DROP_AFTER;
    }
}
