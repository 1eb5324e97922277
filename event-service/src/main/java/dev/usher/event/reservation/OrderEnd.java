package dev.usher.event.reservation;

/** How an order ended without money. */
enum OrderEnd {
    /** Its deadline passed; the payment provider confirmed that nobody can pay any more. */
    EXPIRED,
    /** The buyer cancelled it. */
    CANCELLED,
    /** It never came to be payable. */
    FAILED
}
