package dev.usher.payment.order;

/** The effect of a receipt on its order. */
public sealed interface Settlement {

    /** The order is paid now, and ticket-service is asked for its tickets. */
    record Paid() implements Settlement {}

    /** The order was paid before; nothing changed. */
    record AlreadyPaid() implements Settlement {}

    /** The order was closed before; event-service is asked for stock again. */
    record Late() implements Settlement {}

    /** The payment does not fit the order; an operator must decide. */
    record Quarantined(String reason) implements Settlement {}

    /** There is no such order here, or not yet. */
    record UnknownOrder() implements Settlement {}
}
