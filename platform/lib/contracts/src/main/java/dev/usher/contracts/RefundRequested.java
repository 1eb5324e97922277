package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A refund was accepted. ticket-service must cancel the tickets it names or, with {@code
 * allTickets}, every ticket of the order, also one that does not exist yet. {@code cause} is
 * REQUESTED, EVENT_CANCELLED, STOCK_GONE or STRIPE_DASHBOARD.
 */
public record RefundRequested(
        UUID refundId,
        UUID orderId,
        UUID reservationId,
        UUID eventId,
        Money amount,
        List<UUID> ticketIds,
        boolean allTickets,
        String cause,
        Instant requestedAt)
        implements PaymentMessage {

    public RefundRequested {
        requireNonNull(refundId, "refundId");
        requireNonNull(orderId, "orderId");
        requireNonNull(reservationId, "reservationId");
        requireNonNull(eventId, "eventId");
        requireNonNull(amount, "amount");
        ticketIds = List.copyOf(ticketIds);
        requireNonNull(cause, "cause");
        requireNonNull(requestedAt, "requestedAt");
    }
}
