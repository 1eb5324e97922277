package dev.usher.payment.order;

/** The way in which an order was closed without a payment. */
enum Closure {
    EXPIRED(Phase.EXPIRED),
    CANCELLED(Phase.CANCELLED),
    /** An attempt that was given up. */
    FAILED(Phase.FAILED);

    private final Phase phase;

    Closure(Phase phase) {
        this.phase = phase;
    }

    /** The phase of an order that was closed this way. */
    Phase phase() {
        return phase;
    }
}
