package dev.usher.payment.order;

/** What a receipt did to its order. */
public sealed interface Settlement {

    /** The order is paid now, and the tickets are asked for. */
    record Paid() implements Settlement {}

    /** It had been paid before; nothing changed. */
    record AlreadyPaid() implements Settlement {}

    /** The order had been closed; stock is asked for again. */
    record Late() implements Settlement {}

    /** Something about the money is wrong; an operator decides. */
    record Quarantined(String reason) implements Settlement {}

    /** There is no such order here, or not yet. */
    record UnknownOrder() implements Settlement {}
}
