package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An order was paid, or was free and is confirmed. ticket-service must issue its tickets. */
public record PaymentSucceeded(
        UUID orderId,
        UUID reservationId,
        UUID eventId,
        String organizerId,
        Instant paidAt,
        Money total,
        Buyer buyer,
        List<PaidLine> lines,
        EventSummary event)
        implements PaymentMessage {

    public PaymentSucceeded {
        requireNonNull(orderId, "orderId");
        requireNonNull(reservationId, "reservationId");
        requireNonNull(eventId, "eventId");
        requireNonNull(organizerId, "organizerId");
        requireNonNull(paidAt, "paidAt");
        requireNonNull(total, "total");
        requireNonNull(buyer, "buyer");
        lines = List.copyOf(lines);
        requireNonNull(event, "event");
    }
}
