package dev.usher.event.checkout;

/** How an order ended without money. */
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
