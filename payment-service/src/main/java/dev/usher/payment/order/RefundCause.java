package dev.usher.payment.order;

import io.swagger.v3.oas.annotations.media.Schema;

/** The reason for which money is given back. */
public enum RefundCause {
    @Schema(description = "The organizer asked for it.")
    REQUESTED,
    @Schema(description = "The event was cancelled.")
    EVENT_CANCELLED,
    @Schema(description = "The payment came after the order's end, and no seats were left.")
    STOCK_GONE,
    @Schema(description = "The refund was made at Stripe, without this API.")
    STRIPE_DASHBOARD
}
