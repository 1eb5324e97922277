package dev.usher.payment.order;

/** Where an order stands, finer than the public status. */
public enum Phase {
    /** Begun, and shown to nobody until Stripe has a session for it. */
    ATTEMPT,
    OPEN,
    /** The buyer is done and the money is on its way, as with delayed payment methods. */
    PROCESSING,
    PAID,
    FULFILLED,
    EXPIRED,
    CANCELLED,
    /** An attempt that was given up before anybody could pay. */
    FAILED,
    /** Money came after the order was closed; event-service is asked for stock. */
    LATE,
    REFUND_PENDING;

    /** Whether anybody is shown the order. */
    boolean visible() {
        return this != ATTEMPT && this != FAILED;
    }

    /** Whether the buyer may still pay, or is about to. */
    boolean awaitsPayment() {
        return this == ATTEMPT || this == OPEN || this == PROCESSING;
    }

    boolean closed() {
        return this == EXPIRED || this == CANCELLED || this == FAILED;
    }
}
