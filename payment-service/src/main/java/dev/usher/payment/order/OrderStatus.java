package dev.usher.payment.order;

/** Where an order stands, as the public sees it. */
public enum OrderStatus {
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
            case LATE -> order.closedAs() == Closure.CANCELLED ? CANCELLED : EXPIRED;
            case REFUND_PENDING -> REFUND_PENDING;
        };
    }

    /** Whether somebody who waits for tickets has reason to go on waiting. */
    boolean settled() {
        return this != PENDING_PAYMENT && this != PAID;
    }
}
