package dev.usher.payment.order;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/**
 * One buyer's purchase of one reservation. Every verb changes the phase or throws. {@link
 * SettlePayment}, {@link CloseOrder} and their neighbours decide which verb a payment, a closed
 * session or an answer about stock calls for, under the lock of the order's row. The steps of the
 * usual way are statements of {@link OrderSteps}, which moves the same version on.
 */
@Entity
@Table(name = "orders")
class Order {

    @EmbeddedId private OrderId id;
    private UUID reservationId;
    @Embedded private OrderBuyer buyer;

    /** Null if the shop gave neither address: Hibernate reads all-null columns as null. */
    @Embedded private @Nullable ReturnUrls returnUrls;

    @Enumerated(EnumType.STRING)
    private Phase phase;

    @Enumerated(EnumType.STRING)
    private @Nullable Closure closedAs;

    private @Nullable String quarantine;
    private boolean cancelRequested;

    @Column(updatable = false)
    private @Nullable String externalReference;

    /** The text of a JSON object. */
    @Column(updatable = false)
    private @Nullable String metadata;

    /** Set by a trigger with each version. */
    @Column(insertable = false, updatable = false)
    private Instant updatedAt;

    private @Nullable UUID eventId;
    private @Nullable String organizerId;
    @Embedded private @Nullable OrderedEvent event;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "total_amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "currency"))
    private @Nullable Money total;

    @Embedded private RefundSums refunds = RefundSums.NONE;

    @Enumerated(EnumType.STRING)
    private OrderState.@Nullable Dispute dispute;

    private long lostAmount;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 100)
    private List<OrderLine> lines = new ArrayList<>();

    @Embedded private SessionState session;
    @Embedded private OrderTimes times;

    /** Written here, and read by the sweep of {@link OrdersToCheck}. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable Instant nextCheckAt;

    private long messageSequence;

    private long publications;

    @Version
    @Column(name = "version")
    private long version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Order() {}

    /** Records the next call to the provider before it is made, so that a repeat says the same. */
    void planSession(SessionPlan plan) {
        require(
                phase == Phase.ATTEMPT && claimed(),
                "can plan a session only while it is a claimed attempt");
        session = session.planned(plan);
        times = times.expiring(plan.orderEnds());
    }

    void markProcessing() {
        require(phase == Phase.OPEN, "can wait for delayed money only while it is open");
        phase = Phase.PROCESSING;
    }

    /** Records a payment that arrived after the order was closed. */
    void markLate(Receipt receipt, Instant now) {
        require(phase.closed() && claimed(), "is not closed");
        session = session.paidBy(receipt);
        phase = Phase.LATE;
        times = times.paid(now);
        nextCheckAt = null;
    }

    /** Marks a late order as paid, because its stock was taken again. */
    void retake() {
        require(phase == Phase.LATE, "has no late payment");
        phase = Phase.PAID;
    }

    /** Records that there is no stock for the payment, so that all of it must be refunded. */
    void losesStock(RefundCause cause) {
        require(
                phase == Phase.LATE || phase == Phase.PAID || phase == Phase.FULFILLED,
                "has no money to give back");
        phase = Phase.REFUND_PENDING;
        // The bank gives it back if a dispute was lost; in quarantine an operator decides.
        boolean gone = dispute == OrderState.Dispute.LOST || quarantined();
        refunds = gone ? refunds : refunds.owed(cause);
    }

    /** Records how the disputes about the payment stand. Nothing is owed after one was lost. */
    void contest(OrderState.Contest now) {
        require(quarantined() || phase.paid(), "has no payment that could be disputed");
        dispute = now.dispute();
        lostAmount = now.lostAmount();
        if (now.lost()) {
            refunds = refunds.notOwed();
        }
    }

    /** Records that a refund is under way. */
    void beginRefund(long amount) {
        require(refundable(), "has no money to give back");
        require(amount >= 0 && amount <= left(), "has less to give back than " + amount);
        refunds = refunds.begun(amount);
    }

    /** A free order is refunded as a whole by the refund that cancels all its tickets. */
    void refundSucceeded(long amount, boolean allTickets, Instant now) {
        require(refunds.refunding() >= amount, "has no refund of " + amount + " under way");
        boolean whole =
                total().free() ? allTickets : refunds.refunded() + amount == total().amount();
        refunds = refunds.succeeded(amount, whole ? now : null);
    }

    void refundFailed(long amount) {
        require(refunds.refunding() >= amount, "has no refund of " + amount + " under way");
        refunds = refunds.failed(amount);
    }

    /** Records that a refund which had succeeded has failed after all. */
    void refundReversed(long amount) {
        require(refunds.refunded() >= amount, "has not given back " + amount);
        refunds = refunds.reversed(amount);
    }

    void close(Closure as, Instant now) {
        require(phase.awaitsPayment(), "can't be closed any more");
        require((phase == Phase.ATTEMPT) == (as == Closure.FAILED), "can't be closed as " + as);
        phase = as.phase();
        closedAs = as;
        times = times.closed(now);
        nextCheckAt = null;
    }

    void requestCancel() {
        require(phase == Phase.OPEN, "can be cancelled only while it is open");
        cancelRequested = true;
    }

    void withdrawCancel() {
        cancelRequested = false;
    }

    /** Freezes the order until an operator has looked at the payment. */
    void quarantine(String reason) {
        require(quarantine == null, "is in quarantine already");
        quarantine = reason;
        refunds = refunds.notOwed();
        nextCheckAt = null;
    }

    /** Returns why the receipt can't belong to this order, or null if it fits. */
    @Nullable String mismatch(Receipt receipt, boolean expectedLivemode) {
        return receipt.mismatch(total(), session.id(), expectedLivemode);
    }

    /** The number of the next message about this order. The caller holds the row's lock. */
    long nextMessage() {
        return ++messageSequence;
    }

    /** Counts a message that tells of the whole order. The caller holds the row's lock. */
    OrderState published() {
        publications++;
        return state();
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalStateException("order " + id + " " + rule + "; it is " + phase);
        }
    }

    /**
     * Tells whether money is here that could be given back. In quarantine it may be here in every
     * phase, for the payment that was reported was not believed.
     */
    boolean refundable() {
        return quarantined()
                || phase == Phase.PAID
                || phase == Phase.FULFILLED
                || phase == Phase.REFUND_PENDING;
    }

    /** The amount that may still be refunded, in minor units. */
    long left() {
        return Math.max(0, refunds.left(total().amount()) - lostAmount);
    }

    Money total() {
        return Objects.requireNonNull(total, "not claimed yet");
    }

    OrderId id() {
        return id;
    }

    Phase phase() {
        return phase;
    }

    boolean claimed() {
        return eventId != null;
    }

    boolean quarantined() {
        return quarantine != null;
    }

    boolean cancelRequested() {
        return cancelRequested;
    }

    boolean hasSession(String sessionId) {
        return sessionId.equals(session.id());
    }

    /** A copy of everything about the order, to be read outside the transaction. */
    OrderState state() {
        OrderState.SoldItems sold =
                eventId == null || organizerId == null || event == null
                        ? null
                        : new OrderState.SoldItems(
                                eventId, organizerId, List.copyOf(lines), total(), event);
        return new OrderState(
                id,
                reservationId,
                buyer,
                returnUrls == null ? ReturnUrls.NONE : returnUrls,
                new OrderState.Progress(
                        phase,
                        closedAs,
                        quarantined(),
                        new OrderState.Contest(dispute, lostAmount)),
                sold,
                session,
                refunds,
                times,
                externalReference,
                metadata,
                updatedAt,
                version,
                publications);
    }
}
