package dev.usher.payment.order;

import io.swagger.v3.oas.annotations.media.Schema;

/** The public status of an order. */
public enum OrderStatus {
    @Schema(description = "The buyer can pay until `expiresAt`; the seats are held.")
    PENDING_PAYMENT,
    @Schema(description = "The money is in; the tickets are being made.")
    PAID,
    @Schema(description = "All tickets exist.")
    FULFILLED,
    @Schema(description = "The time to pay is over; nothing was paid and the seats are free again.")
    EXPIRED,
    @Schema(description = "The buyer cancelled before paying; the seats are free again.")
    CANCELLED,
    @Schema(description = "A refund is under way, or is about to begin.")
    REFUND_PENDING,
    @Schema(description = "A part of the money went back.")
    PARTIALLY_REFUNDED,
    @Schema(description = "All the money went back; the tickets are cancelled.")
    REFUNDED;

    public static OrderStatus of(OrderState order) {
        RefundSums refunds = order.refunds();
        if (refunds.pending()) {
            return REFUND_PENDING;
        }
        if (refunds.wholeAt() != null) {
            return REFUNDED;
        }
        return refunds.refunded() > 0 ? PARTIALLY_REFUNDED : ofPhase(order);
    }

    private static OrderStatus ofPhase(OrderState order) {
        return switch (order.phase()) {
            case ATTEMPT, OPEN, PROCESSING -> PENDING_PAYMENT;
            case PAID -> PAID;
            case FULFILLED -> FULFILLED;
            case EXPIRED, FAILED -> EXPIRED;
            case CANCELLED -> CANCELLED;
            case LATE -> order.progress().closedAs() == Closure.CANCELLED ? CANCELLED : EXPIRED;
            // The refund has failed and must be made by hand, unless the bank took the money back.
            case REFUND_PENDING -> order.contest().lost() ? REFUNDED : REFUND_PENDING;
        };
    }

    /** Tells whether a buyer who waits for tickets must not wait any longer. */
    boolean settled() {
        return this != PENDING_PAYMENT && this != PAID;
    }
}
