package dev.usher.payment.refund;

/** The state of a refund at the payment provider. */
public sealed interface RefundReport {

    /** The money is on its way to the buyer, and nothing more is expected. */
    record Succeeded(String stripeId) implements RefundReport {}

    /** The provider works on it. */
    record Pending(String stripeId) implements RefundReport {}

    /** The provider has tried and failed; the money is back on our account. */
    record Failed(String stripeId, String reason) implements RefundReport {}

    /** The provider refuses the refund for good; nothing was begun. */
    record Rejected(String reason) implements RefundReport {}

    /** The key of the request is used up by a failure, and the refund does not exist. */
    record KeySpent() implements RefundReport {}

    /** The provider did not answer, so it is not known whether the refund exists. */
    record Unavailable() implements RefundReport {}
}
