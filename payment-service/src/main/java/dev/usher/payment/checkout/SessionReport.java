package dev.usher.payment.checkout;

import dev.usher.payment.order.Receipt;

/** How a session stands, as the provider itself says. */
public sealed interface SessionReport {

    /** It can be paid. */
    record Open() implements SessionReport {}

    record Paid(Receipt receipt) implements SessionReport {}

    /** The buyer is done and the money is on its way. */
    record Processing() implements SessionReport {}

    /** Nobody can pay it any more, and nobody has. */
    record Ended() implements SessionReport {}

    /** The provider can't be asked at the moment. */
    record Unavailable() implements SessionReport {}
}
