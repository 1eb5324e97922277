package dev.usher.payment.order;

/** The progress of an order; finer than the public {@link OrderStatus}. */
public enum Phase {
    /** Begun, and hidden from everyone until Stripe has a session for it. */
    ATTEMPT,
    OPEN,
    /** The buyer has finished and the payment is still under way, as with delayed methods. */
    PROCESSING,
    PAID,
    FULFILLED,
    EXPIRED,
    CANCELLED,
    /** An attempt that was given up before it could be paid. */
    FAILED,
    /** The payment arrived after the order was closed; event-service is asked for stock. */
    LATE,
    REFUND_PENDING;

    /** Tells whether buyer and organizer may see an order in this phase. */
    boolean visible() {
        return this != ATTEMPT && this != FAILED;
    }

    /** Tells whether a payment may still come without being late. */
    boolean awaitsPayment() {
        return this == ATTEMPT || this == OPEN || this == PROCESSING;
    }

    /** Tells whether money was here, even if it has gone back. */
    boolean paid() {
        return !awaitsPayment() && !closed();
    }

    boolean closed() {
        return this == EXPIRED || this == CANCELLED || this == FAILED;
    }
}
