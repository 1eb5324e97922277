package dev.usher.payment.order;

/** The answer to a caller who wants to open an order. */
public sealed interface BeginOutcome {

    /** The caller alone works on this attempt until it is released. */
    record Leased(OrderState attempt) implements BeginOutcome {}

    /** The order was opened before. */
    record AlreadyOpen(OrderState order) implements BeginOutcome {}

    /** Another caller works on the attempt at this moment. */
    record InProgress(OrderId order) implements BeginOutcome {}
}
