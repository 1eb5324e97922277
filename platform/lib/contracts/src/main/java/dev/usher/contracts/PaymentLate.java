package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A payment arrived for an order whose hold has ended. event-service must take stock for it again
 * or refuse.
 */
public record PaymentLate(
        UUID reservationId,
        UUID orderId,
        UUID eventId,
        List<OrderedSeats> seats,
        Instant receivedAt)
        implements PaymentMessage {

    public PaymentLate {
        requireNonNull(reservationId, "reservationId");
        requireNonNull(orderId, "orderId");
        requireNonNull(eventId, "eventId");
        seats = List.copyOf(seats);
        requireNonNull(receivedAt, "receivedAt");
    }
}
