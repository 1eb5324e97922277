package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * A payment gives no right to tickets any more, and no refund tells of it. ticket-service must
 * cancel every ticket of the order, also one that does not exist yet. {@code cause} is DISPUTE_LOST
 * or, if the payment was reported and is not in the books of the provider, QUARANTINED.
 */
public record PaymentRevoked(
        UUID orderId, UUID reservationId, UUID eventId, String cause, Instant revokedAt)
        implements PaymentMessage {

    public PaymentRevoked {
        requireNonNull(orderId, "orderId");
        requireNonNull(reservationId, "reservationId");
        requireNonNull(eventId, "eventId");
        requireNonNull(cause, "cause");
        requireNonNull(revokedAt, "revokedAt");
    }
}
