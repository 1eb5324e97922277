package dev.usher.payment.checkout;

import dev.usher.payment.order.Receipt;

/** The state of a session as the provider reports it. */
public sealed interface SessionReport {

    /** The session can be paid. */
    record Open() implements SessionReport {}

    record Paid(Receipt receipt) implements SessionReport {}

    /** The buyer has finished and the payment is still under way. */
    record Processing() implements SessionReport {}

    /** The session was not paid and can't be paid any more. */
    record Ended() implements SessionReport {}

    /** The provider can't be asked at the moment. */
    record Unavailable() implements SessionReport {}
}
