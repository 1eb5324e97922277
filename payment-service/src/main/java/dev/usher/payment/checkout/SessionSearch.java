package dev.usher.payment.checkout;

import org.jspecify.annotations.Nullable;

/** What came of looking for a session. */
public sealed interface SessionSearch {

    /** This one; the address where to pay is null unless it is open. */
    record Found(String sessionId, @Nullable String url, SessionReport report)
            implements SessionSearch {}

    record None() implements SessionSearch {}

    record Unavailable() implements SessionSearch {}
}
