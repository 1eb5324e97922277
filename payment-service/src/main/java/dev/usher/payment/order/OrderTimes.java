package dev.usher.payment.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times of an order's steps; null for a step that has not happened.
 *
 * @param expiresAt until when the buyer may pay
 */
@Embeddable
record OrderTimes(
        @Column(name = "created_at") Instant createdAt,
        @Column(name = "expires_at") Instant expiresAt,
        @Column(name = "paid_at") @Nullable Instant paidAt,
        @Column(name = "fulfilled_at") @Nullable Instant fulfilledAt,
        @Column(name = "closed_at") @Nullable Instant closedAt) {

    /** The times of an order that was created now and may be paid until {@code end}. */
    static OrderTimes created(Instant now, Instant end) {
        return new OrderTimes(now, end, null, null, null);
    }

    OrderTimes expiring(Instant end) {
        return new OrderTimes(createdAt, end, paidAt, fulfilledAt, closedAt);
    }

    OrderTimes paid(Instant now) {
        return new OrderTimes(createdAt, expiresAt, now, fulfilledAt, closedAt);
    }

    OrderTimes closed(Instant now) {
        return new OrderTimes(createdAt, expiresAt, paidAt, fulfilledAt, now);
    }
}
