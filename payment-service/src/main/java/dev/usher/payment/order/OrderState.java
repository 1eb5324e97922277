package dev.usher.payment.order;

import dev.usher.platform.web.form.CallerReferences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of an order at one moment.
 *
 * @param publications the number of messages that have told of the whole order
 * @param soldIfClaimed null until the order's reservation is claimed; see {@link #sold}
 * @param externalReference the shop's own reference
 * @param metadata the shop's own data, as the text of a JSON object
 * @param updatedAt the last change, by the clock of the database
 */
public record OrderState(
        OrderId id,
        UUID reservationId,
        OrderBuyer buyer,
        ReturnUrls returnUrls,
        Progress progress,
        @Nullable SoldItems soldIfClaimed,
        SessionState session,
        RefundSums refunds,
        OrderTimes times,
        @Nullable String externalReference,
        @Nullable String metadata,
        Instant updatedAt,
        long version,
        long publications) {

    /** The state of an attempt that was begun now and has claimed nothing. */
    public static OrderState attempt(
            OrderId id,
            UUID reservationId,
            OrderBuyer buyer,
            ReturnUrls urls,
            CallerReferences references,
            Instant now) {
        return new OrderState(
                id,
                reservationId,
                buyer,
                urls,
                new Progress(Phase.ATTEMPT, null, false, Contest.NONE),
                null,
                SessionState.none(),
                RefundSums.NONE,
                OrderTimes.created(now, now),
                references.externalReference(),
                references.storedMetadata(),
                now,
                0,
                0);
    }

    /** The state of an attempt once its reservation is claimed and its session planned. */
    OrderState withClaim(
            ReservedSale sale,
            List<UUID> lineIds,
            SessionPlan plan,
            boolean quarantined,
            Instant now,
            long newVersion) {
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < lineIds.size(); i++) {
            lines.add(sale.items().get(i).line(lineIds.get(i)));
        }
        return new OrderState(
                id,
                reservationId,
                buyer,
                returnUrls,
                new Progress(phase(), progress.closedAs(), quarantined, Contest.NONE),
                new SoldItems(
                        sale.eventId(),
                        sale.organizerId(),
                        List.copyOf(lines),
                        sale.total(),
                        sale.event()),
                session.planned(plan),
                refunds,
                times.expiring(plan.orderEnds()),
                externalReference,
                metadata,
                now,
                newVersion,
                publications);
    }

    /** The state of an attempt whose reference is another order's. */
    OrderState withoutReference() {
        return new OrderState(
                id,
                reservationId,
                buyer,
                returnUrls,
                progress,
                soldIfClaimed,
                session,
                refunds,
                times,
                null,
                metadata,
                updatedAt,
                version,
                publications);
    }

    /** The phase of an order, and the way in which it was closed, if it was. */
    public record Progress(
            Phase phase, @Nullable Closure closedAs, boolean quarantined, Contest contest) {}

    /** The state of the disputes about a payment. */
    public enum Dispute {
        /** One is not decided yet. */
        OPEN,
        /** One was lost, whatever the others are. */
        LOST
    }

    /**
     * The objections of the buyer's bank to the payment.
     *
     * @param dispute null if there is no dispute, or all were won
     * @param lostAmount the money that lost disputes took, in minor units
     */
    public record Contest(@Nullable Dispute dispute, long lostAmount) {

        public static final Contest NONE = new Contest(null, 0);

        public boolean open() {
            return dispute == Dispute.OPEN;
        }

        public boolean lost() {
            return dispute == Dispute.LOST;
        }
    }

    /** The tickets that an order sells, with the ids of its lines, their total and their event. */
    public record SoldItems(
            UUID eventId,
            String organizerId,
            List<OrderLine> lines,
            Money total,
            OrderedEvent event) {}

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

    public Contest contest() {
        return progress.contest();
    }

    /** Tells whether the buyer's bank has taken the payment back, for a while or for good. */
    public boolean disputed() {
        return contest().dispute() != null;
    }

    /** Tells whether no payment was recorded, though one may come; one in quarantine is here. */
    public boolean awaitsMoney() {
        return !quarantined() && (phase().awaitsPayment() || phase().closed());
    }

    public boolean boughtBy(String accountId) {
        return buyer.accountId().equals(accountId);
    }

    public boolean organizedBy(String accountId) {
        return soldIfClaimed != null && soldIfClaimed.organizerId().equals(accountId);
    }

    /** The reference and the data that the buyer's shop keeps with the order. */
    public CallerReferences references() {
        return CallerReferences.of(externalReference, metadata);
    }

    public Instant createdAt() {
        return times.createdAt();
    }

    /** Until when the buyer may pay. */
    public Instant expiresAt() {
        return times.expiresAt();
    }

    /** The id of the checkout session; null until one is known. */
    public @Nullable String sessionId() {
        return session.id();
    }

    /** The number of sessions planned so far; part of the provider's idempotency key. */
    public int sessionAttempt() {
        return session.attempt();
    }

    /** The end that the provider is told; null until a session is planned. */
    public @Nullable Instant sessionExpiresAt() {
        return session.expiresAt();
    }

    /** The payment at the provider; null until the order is paid, and if it is free. */
    public @Nullable String paymentIntentId() {
        return session.paymentIntentId();
    }

    /** Tells whether nothing is left that could be given back. */
    public boolean whollyRefunded() {
        return refunds.wholeAt() != null;
    }

    /** The sold tickets. Must not be called before the order's reservation is claimed. */
    public SoldItems sold() {
        return Objects.requireNonNull(soldIfClaimed, "the order's reservation is not claimed yet");
    }
}
