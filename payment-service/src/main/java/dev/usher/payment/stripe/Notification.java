package dev.usher.payment.stripe;

import dev.usher.payment.decline.DeclinedCharge;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.Receipt;
import org.jspecify.annotations.Nullable;

/** The meaning of a notification for this service. */
sealed interface Notification {

    /** A payment, proven by the notification. Paid is final: order and repeats do not matter. */
    record Money(Receipt receipt) implements Notification {}

    /** The session has changed; Stripe must be asked for its state. */
    record Hint(OrderId order, String sessionId) implements Notification {}

    /** A payment, written in another API version; Stripe must be asked for its session. */
    record OtherVersion(OrderId order, String sessionId) implements Notification {}

    /** A refund was made or has changed; Stripe must be asked for its state. */
    record RefundChanged(String stripeId) implements Notification {}

    /** A dispute was opened or has changed; Stripe must be asked for its state. */
    record DisputeChanged(String stripeId) implements Notification {}

    /** A card was declined. The charge says all that is to be known. */
    record CardDeclined(DeclinedCharge charge) implements Notification {}

    /**
     * A notification that was signed and can't be true.
     *
     * @param order the order whose payment it reports; null if it reports none
     */
    record Suspect(@Nullable OrderId order, String reason) implements Notification {}

    /** The text can't be read, for the given reason. */
    record Unreadable(String reason) implements Notification {}

    /** The notification means nothing here, for the given reason. */
    record Nothing(String reason) implements Notification {}
}
