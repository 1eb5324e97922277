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

    /**
     * The provider refuses for good what the shop or the event has set; there is no session.
     *
     * @param code the provider's own word for the reason
     */
    record Refused(Part part, String code) implements SessionOpening {}

    /** There is no session, and only an operator can change that. */
    record Rejected(String reason) implements SessionOpening {}

    /** The part of a request that the provider refuses. */
    enum Part {
        SUCCESS_URL,
        CANCEL_URL,
        /** The tickets, their prices or their currency. */
        SALE
    }
}
