package dev.usher.payment.checkout;

import dev.usher.payment.order.Sale;

/** What event-service answers to a claim. */
sealed interface ClaimOutcome {

    record Claimed(Sale sale) implements ClaimOutcome {}

    /** It doesn't exist, or is somebody else's. */
    record Unknown() implements ClaimOutcome {}

    record NotHeld() implements ClaimOutcome {}

    record NotOnSale() implements ClaimOutcome {}

    /** No answer in time; the claim may have been made. */
    record Unavailable() implements ClaimOutcome {}
}
