package dev.usher.payment;

/** A way in which one call to Stripe fails. */
public enum StripeFault {
    /** The connection ends before Stripe has executed the call. */
    DROPPED_BEFORE(false, 0, ""),
    /** The call is executed, and the connection ends without an answer. */
    DROPPED_AFTER(true, 0, ""),
    /** Nothing is executed, and the idempotency key gets this answer from now on. */
    KEPT_500_BEFORE(false, 500, error("api_error", "null")),
    /** The call is executed, and its idempotency key gets this answer from now on all the same. */
    KEPT_500_AFTER(true, 500, error("api_error", "null")),
    /** The call is executed, and its answer has no body. */
    EMPTY_ANSWER(true, 200, ""),
    /** A proxy before Stripe answers with a page. */
    PAGE_OF_A_PROXY(false, 502, "<html><body>Bad Gateway</body></html>"),
    RATE_LIMITED(false, 429, error("invalid_request_error", "\"rate_limit\"")),
    /** Another call holds the object; Stripe asks for a repeat. */
    LOCKED(false, 429, error("invalid_request_error", "\"lock_timeout\"")),
    /** The call is executed, and its answer comes when nobody waits for it any more. */
    SILENT(true, 0, "");

    private final boolean executed;
    private final int status;
    private final String body;

    StripeFault(boolean executed, int status, String body) {
        this.executed = executed;
        this.status = status;
        this.body = body;
    }

    /** Tells whether Stripe executes the call. */
    boolean executed() {
        return executed;
    }

    /** Tells whether the caller gets an answer. */
    boolean answered() {
        return status != 0;
    }

    int status() {
        return status;
    }

    String body() {
        return body;
    }

    /** Tells whether the idempotency key of the call keeps the answer. */
    boolean kept() {
        return this == KEPT_500_BEFORE || this == KEPT_500_AFTER;
    }

    private static String error(String type, String code) {
        return "{\"error\": {\"type\": \"%s\", \"code\": %s, \"message\": \"A fault of the test.\"}}"
                .formatted(type, code);
    }
}
