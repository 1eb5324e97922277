package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The complete state of an order, as the organizer of its event may see it. {@code status} and
 * {@code payment.status} have the words of the API.
 *
 * @param buyer personal data; both members are absent after erasure
 * @param closedAt when the order ended without a payment
 * @param externalReference the shop's own reference
 * @param metadata the shop's own data; absent if there is none, and after erasure
 */
public record OrderSnapshot(
        UUID id,
        UUID reservationId,
        UUID eventId,
        String organizerId,
        String status,
        List<PaidLine> items,
        Money total,
        Contact buyer,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant paidAt,
        @Nullable Instant fulfilledAt,
        @Nullable Instant closedAt,
        Payment payment,
        Money refundedAmount,
        @Nullable String externalReference,
        @Nullable Map<String, String> metadata) {

    /** The buyer's name and verified address, if the token that opened the order had them. */
    public record Contact(@Nullable String name, @Nullable String email) {}

    /** The payment at Stripe; a free order has no ids of it. */
    public record Payment(
            String status,
            @Nullable String stripeCheckoutSessionId,
            @Nullable String stripePaymentIntentId) {

        public Payment {
            requireNonNull(status, "status");
        }
    }

    public OrderSnapshot {
        requireNonNull(id, "id");
        requireNonNull(reservationId, "reservationId");
        requireNonNull(eventId, "eventId");
        requireNonNull(organizerId, "organizerId");
        requireNonNull(status, "status");
        items = List.copyOf(items);
        requireNonNull(total, "total");
        requireNonNull(buyer, "buyer");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(expiresAt, "expiresAt");
        requireNonNull(payment, "payment");
        requireNonNull(refundedAmount, "refundedAmount");
        metadata = metadata == null ? null : Map.copyOf(metadata);
    }
}
