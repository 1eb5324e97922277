package dev.usher.payment.order;

/** The public status of an order. */
enum OrderStatus {
    PENDING_PAYMENT,
    PAID,
    FULFILLED,
    EXPIRED,
    CANCELLED,
    REFUND_PENDING;

    static OrderStatus of(OrderState order) {
        return switch (order.phase()) {
            case ATTEMPT, OPEN, PROCESSING -> PENDING_PAYMENT;
            case PAID -> PAID;
            case FULFILLED -> FULFILLED;
            case EXPIRED, FAILED -> EXPIRED;
            case CANCELLED -> CANCELLED;
            case LATE -> order.progress().closedAs() == Closure.CANCELLED ? CANCELLED : EXPIRED;
            case REFUND_PENDING -> REFUND_PENDING;
        };
    }

    /** Tells whether a buyer who waits for tickets must not wait any longer. */
    boolean settled() {
        return this != PENDING_PAYMENT && this != PAID;
    }
}
