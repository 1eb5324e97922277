package dev.usher.payment.checkout;

/** What came of asking for a session. */
public sealed interface SessionOpening {

    record Opened(String sessionId, String url) implements SessionOpening {}

    /** Too many calls at once; it was not asked for. */
    record Busy() implements SessionOpening {}

    /** No answer, or none that says whether the session exists. */
    record Unavailable() implements SessionOpening {}

    /** This attempt can't be repeated any more, though its session may exist. */
    record AttemptSpent() implements SessionOpening {}

    /** There is no such session and repeating changes nothing. */
    record Rejected(String reason) implements SessionOpening {}
}
