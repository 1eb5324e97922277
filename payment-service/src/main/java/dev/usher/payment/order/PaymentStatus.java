package dev.usher.payment.order;

/** The public status of an order's payment. */
enum PaymentStatus {
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
        if (order.sold().total().free()) {
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
