package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * Stock could not be taken again for a late payment. {@code reason} is STOCK_GONE or
 * EVENT_CANCELLED.
 */
public record ReservationRefused(
        UUID reservationId, UUID orderId, UUID eventId, String reason, Instant refusedAt)
        implements ReservationMessage {

    public ReservationRefused {
        requireNonNull(reservationId, "reservationId");
        requireNonNull(orderId, "orderId");
        requireNonNull(eventId, "eventId");
        requireNonNull(reason, "reason");
        requireNonNull(refusedAt, "refusedAt");
    }
}
