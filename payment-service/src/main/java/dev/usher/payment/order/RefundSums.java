package dev.usher.payment.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The money of an order that was given back or is on its way, in minor units.
 *
 * @param refunding the amount of refunds that are under way
 * @param refunded the amount that was given back
 * @param wholeAt the time at which nothing was left; null as long as something is
 * @param owedFor the cause of a refund of all that is left, which has not begun; null if none is
 *     owed
 * @param endedWithEvent whether the cancellation of the event has made this order owe a refund
 */
@Embeddable
record RefundSums(
        @Column(name = "refunding_amount") long refunding,
        @Column(name = "refunded_amount") long refunded,
        @Column(name = "refunded_at") @Nullable Instant wholeAt,
        @Column(name = "owed_for") @Enumerated(EnumType.STRING) @Nullable RefundCause owedFor,
        @Column(name = "ended_with_event") boolean endedWithEvent) {

    static final RefundSums NONE = new RefundSums(0, 0, null, null, false);

    RefundSums owed(RefundCause cause) {
        return new RefundSums(refunding, refunded, wholeAt, cause, endedWithEvent);
    }

    RefundSums notOwed() {
        return new RefundSums(refunding, refunded, wholeAt, null, endedWithEvent);
    }

    /** Whatever is owed has begun with this refund. */
    RefundSums begun(long amount) {
        return new RefundSums(refunding + amount, refunded, wholeAt, null, endedWithEvent);
    }

    /**
     * A refund that was under way has reached the buyer.
     *
     * @param whole the time at which nothing is left after it; null if something is
     */
    RefundSums succeeded(long amount, @Nullable Instant whole) {
        return new RefundSums(
                refunding - amount, refunded + amount, whole, owedFor, endedWithEvent);
    }

    /** A refund that was under way has failed. */
    RefundSums failed(long amount) {
        return new RefundSums(refunding - amount, refunded, wholeAt, owedFor, endedWithEvent);
    }

    /** A refund that had succeeded was sent back by the buyer's bank. */
    RefundSums reversed(long amount) {
        return new RefundSums(refunding, refunded - amount, null, owedFor, endedWithEvent);
    }

    /** Tells whether a refund is under way or owed. */
    boolean pending() {
        return refunding > 0 || owedFor != null;
    }

    /** The amount that may still be refunded. */
    long left(long total) {
        return total - refunded - refunding;
    }
}
