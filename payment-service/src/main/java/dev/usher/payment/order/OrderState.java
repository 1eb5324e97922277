package dev.usher.payment.order;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of an order at one moment.
 *
 * @param soldIfClaimed null until the order's reservation is claimed; see {@link #sold}
 */
public record OrderState(
        OrderId id,
        UUID reservationId,
        OrderBuyer buyer,
        ReturnUrls returnUrls,
        Progress progress,
        @Nullable SoldItems soldIfClaimed,
        SessionState session,
        OrderTimes times,
        long version) {

    /** The phase of an order, and the way in which it was closed, if it was. */
    public record Progress(Phase phase, @Nullable Closure closedAs, boolean quarantined) {}

    public Phase phase() {
        return progress.phase();
    }

    public boolean quarantined() {
        return progress.quarantined();
    }

    /**
     * Tells whether the reservation is claimed; before that it is not known what the order sells.
     */
    public boolean claimed() {
        return soldIfClaimed != null;
    }

    /** Tells whether buyer and organizer may see the order. */
    public boolean visible() {
        return phase().visible() && claimed();
    }

    public boolean boughtBy(String accountId) {
        return buyer.accountId().equals(accountId);
    }

    public boolean organizedBy(String accountId) {
        return soldIfClaimed != null && soldIfClaimed.organizerId().equals(accountId);
    }

    /** The sold tickets. Must not be called before the order's reservation is claimed. */
    public SoldItems sold() {
        return Objects.requireNonNull(soldIfClaimed, "the order's reservation is not claimed yet");
    }
}
