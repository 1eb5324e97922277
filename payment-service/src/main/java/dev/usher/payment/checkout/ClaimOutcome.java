package dev.usher.payment.checkout;

import dev.usher.payment.order.ReservedSale;

/** The answer of event-service to a claim. */
sealed interface ClaimOutcome {

    record Claimed(ReservedSale sale) implements ClaimOutcome {}

    /** The reservation does not exist, or another account holds it. */
    record Unknown() implements ClaimOutcome {}

    record NotHeld() implements ClaimOutcome {}

    record NotOnSale() implements ClaimOutcome {}

    /** The buyer's account is suspended; the reservation is still held. */
    record Suspended() implements ClaimOutcome {}

    /** There was no answer in time; the claim may have been made. */
    record Unavailable() implements ClaimOutcome {}
}
