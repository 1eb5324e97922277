package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order was paid, or was free and is confirmed. ticket-service must issue its tickets.
 *
 * @param externalReference the shop's own reference of the order; in messages since 0.2
 */
public record PaymentSucceeded(
        UUID orderId,
        UUID reservationId,
        UUID eventId,
        String organizerId,
        Instant paidAt,
        Money total,
        Buyer buyer,
        List<PaidLine> lines,
        EventSummary event,
        @Nullable String externalReference)
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

    /** Makes the message of an order without a reference. */
    public PaymentSucceeded(
            UUID orderId,
            UUID reservationId,
            UUID eventId,
            String organizerId,
            Instant paidAt,
            Money total,
            Buyer buyer,
            List<PaidLine> lines,
            EventSummary event) {
        this(
                orderId,
                reservationId,
                eventId,
                organizerId,
                paidAt,
                total,
                buyer,
                lines,
                event,
                null);
    }
}
