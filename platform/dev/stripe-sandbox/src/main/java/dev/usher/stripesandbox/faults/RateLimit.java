package dev.usher.stripesandbox.faults;

/** A rate that a call exceeds. */
public enum RateLimit {
    /** The calls of one operation. */
    ENDPOINT("endpoint-rate", Fault.ENDPOINT_RATE),
    /** All calls of the account. */
    GLOBAL("global-rate", Fault.GLOBAL_RATE);

    private final String reason;
    private final Fault fault;

    RateLimit(String reason, Fault fault) {
        this.reason = reason;
        this.fault = fault;
    }

    /** The value of Stripe's header {@code Stripe-Rate-Limited-Reason}. */
    public String reason() {
        return reason;
    }

    Fault fault() {
        return fault;
    }
}
