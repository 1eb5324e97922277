package dev.usher.payment.checkout;

/** The provider's answer to the request for a session. */
public sealed interface SessionOpening {

    record Opened(String sessionId, String url) implements SessionOpening {}

    /** There were too many calls at once; the session was not requested. */
    record Busy() implements SessionOpening {}

    /** There was no answer, or none that tells whether the session exists. */
    record Unavailable() implements SessionOpening {}

    /** This attempt can't be repeated any more, though its session may exist. */
    record AttemptSpent() implements SessionOpening {}

    /** The session does not exist, and repeating the request will not change that. */
    record Rejected(String reason) implements SessionOpening {}
}
