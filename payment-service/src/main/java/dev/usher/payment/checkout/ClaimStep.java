package dev.usher.payment.checkout;

import dev.usher.payment.order.OrderState;

/** The result of claiming the reservation of an attempt. */
sealed interface ClaimStep {

    /** The claim is recorded, and the next session is planned. */
    record Claimed(OrderState attempt) implements ClaimStep {}

    /** The checkout ends here. */
    record Ended(CheckoutOutcome outcome) implements ClaimStep {}
}
