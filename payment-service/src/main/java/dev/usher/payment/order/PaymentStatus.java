package dev.usher.payment.order;

/** How the money of an order stands. */
public enum PaymentStatus {
    NONE,
    OPEN,
    PROCESSING,
    SUCCEEDED,
    EXPIRED,
    QUARANTINED;

    static PaymentStatus of(OrderState order) {
        if (order.quarantined()) {
            return QUARANTINED;
        }
        if (order.sale().total().isZero()) {
            return NONE;
        }
        return switch (order.phase()) {
            case ATTEMPT, OPEN -> OPEN;
            case PROCESSING -> PROCESSING;
            case PAID, FULFILLED, LATE, REFUND_PENDING -> SUCCEEDED;
            case EXPIRED, CANCELLED, FAILED -> EXPIRED;
        };
    }
}
