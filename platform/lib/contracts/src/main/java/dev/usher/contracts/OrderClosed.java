package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/** An order ended unpaid. {@code reason} is EXPIRED, CANCELLED or FAILED. */
public record OrderClosed(
        UUID reservationId, UUID orderId, UUID eventId, String reason, Instant closedAt)
        implements PaymentMessage {

    public OrderClosed {
        requireNonNull(reservationId, "reservationId");
        requireNonNull(orderId, "orderId");
        requireNonNull(eventId, "eventId");
        requireNonNull(reason, "reason");
        requireNonNull(closedAt, "closedAt");
    }
}
