package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/** A refund ended. {@code status} is SUCCEEDED or FAILED. */
public record RefundSettled(
        UUID refundId,
        UUID orderId,
        UUID reservationId,
        UUID eventId,
        Money amount,
        String status,
        Instant settledAt)
        implements PaymentMessage {

    public RefundSettled {
        requireNonNull(refundId, "refundId");
        requireNonNull(orderId, "orderId");
        requireNonNull(reservationId, "reservationId");
        requireNonNull(eventId, "eventId");
        requireNonNull(amount, "amount");
        requireNonNull(status, "status");
        requireNonNull(settledAt, "settledAt");
    }
}
