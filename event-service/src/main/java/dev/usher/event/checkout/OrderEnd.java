package dev.usher.event.checkout;

/** The way in which an order ended without a payment. */
enum OrderEnd {
    /**
     * The deadline has passed, and the payment provider confirmed that it can't be paid any more.
     */
    EXPIRED,
    /** The buyer cancelled the order. */
    CANCELLED,
    /** The order could not be opened, so it could never be paid. */
    FAILED
}
