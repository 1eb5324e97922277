package dev.usher.payment.order;

/** What a caller finds who wants to open an order. */
public sealed interface Beginning {

    /** The attempt is the caller's to work on until released. */
    record Mine(OrderState attempt) implements Beginning {}

    /** It was opened before. */
    record Existing(OrderState order) implements Beginning {}

    /** Somebody else works on it at this moment. */
    record Elsewhere(OrderId order) implements Beginning {}
}
