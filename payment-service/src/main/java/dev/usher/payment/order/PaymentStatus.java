package dev.usher.payment.order;

import io.swagger.v3.oas.annotations.media.Schema;

/** The public status of an order's payment. */
enum PaymentStatus {
    @Schema(description = "The total is 0, so nothing is to be paid.")
    NONE,
    @Schema(description = "The buyer has not paid yet.")
    OPEN,
    @Schema(description = "The buyer has finished, and the bank has not answered yet.")
    PROCESSING,
    @Schema(description = "The money is in.")
    SUCCEEDED,
    @Schema(description = "The order was closed without a payment.")
    EXPIRED,
    @Schema(
            description =
                    "Amount, currency or mode of the payment do not match the order, or Stripe's"
                            + " own books do not know it, which cancels the tickets; an operator"
                            + " decides.")
    QUARANTINED,
    @Schema(
            description =
                    "The buyer's bank has disputed the payment and holds the money until it is"
                            + " decided. The tickets stay valid.")
    DISPUTED,
    @Schema(description = "A dispute was lost: the money is gone, and the tickets are cancelled.")
    DISPUTE_LOST;

    static PaymentStatus of(OrderState order) {
        if (order.quarantined()) {
            return QUARANTINED;
        }
        if (order.sold().total().free()) {
            return NONE;
        }
        if (order.contest().dispute() != null) {
            return order.contest().lost() ? DISPUTE_LOST : DISPUTED;
        }
        return switch (order.phase()) {
            case ATTEMPT, OPEN -> OPEN;
            case PROCESSING -> PROCESSING;
            case PAID, FULFILLED, LATE, REFUND_PENDING -> SUCCEEDED;
            case EXPIRED, CANCELLED, FAILED -> EXPIRED;
        };
    }
}
