package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/** Stock was taken again for a payment that arrived after the hold had ended. */
public record ReservationRetaken(UUID reservationId, UUID orderId, UUID eventId, Instant retakenAt)
        implements ReservationMessage {

    public ReservationRetaken {
        requireNonNull(reservationId, "reservationId");
        requireNonNull(orderId, "orderId");
        requireNonNull(eventId, "eventId");
        requireNonNull(retakenAt, "retakenAt");
    }
}
