package dev.usher.payment.refund;

import io.swagger.v3.oas.annotations.media.Schema;

/** The public status of a refund. */
enum RefundStatus {
    @Schema(description = "Stripe is being asked, or works on it.")
    PENDING,
    @Schema(description = "The money is on its way to the buyer.")
    SUCCEEDED,
    @Schema(description = "Stripe can't give the money back in this way; another must be found.")
    FAILED
}
