package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/** The seats held for a paid order were sold. */
public record ReservationConverted(
        UUID reservationId, UUID orderId, UUID eventId, Instant convertedAt)
        implements ReservationMessage {

    public ReservationConverted {
        requireNonNull(reservationId, "reservationId");
        requireNonNull(orderId, "orderId");
        requireNonNull(eventId, "eventId");
        requireNonNull(convertedAt, "convertedAt");
    }
}
