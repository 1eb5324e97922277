package dev.usher.payment.checkout;

import org.jspecify.annotations.Nullable;

/** The result of searching for a session. */
public sealed interface SessionSearch {

    /** The session was found. {@code url} is null unless it can still be paid. */
    record Found(String sessionId, @Nullable String url, SessionReport report)
            implements SessionSearch {}

    record None() implements SessionSearch {}

    /** The provider can't be asked, or has too many sessions to search. */
    record Unavailable() implements SessionSearch {}
}
