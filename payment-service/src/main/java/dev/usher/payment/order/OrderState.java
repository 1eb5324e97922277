package dev.usher.payment.order;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as it was at one moment. */
public record OrderState(
        OrderId id,
        UUID reservationId,
        Purchaser purchaser,
        ReturnUrls returnUrls,
        Phase phase,
        @Nullable Closure closedAs,
        boolean quarantined,
        @Nullable Sold sold,
        SessionState session,
        Instant expiresAt,
        Instant createdAt,
        @Nullable Instant paidAt,
        @Nullable Instant fulfilledAt,
        @Nullable Instant closedAt,
        long version) {

    public boolean visible() {
        return phase.visible() && sold != null;
    }

    public boolean boughtBy(String accountId) {
        return purchaser.accountId().equals(accountId);
    }

    public boolean organizedBy(String accountId) {
        return sold != null && sold.organizerId().equals(accountId);
    }

    /** What was sold; every order that is past its claim has it. */
    public Sold sale() {
        return Objects.requireNonNull(sold, "the order's reservation is not claimed yet");
    }
}
