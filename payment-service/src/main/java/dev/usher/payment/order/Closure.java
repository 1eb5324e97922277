package dev.usher.payment.order;

/** How an order ended without money. */
public enum Closure {
    EXPIRED,
    CANCELLED,
    FAILED
}
