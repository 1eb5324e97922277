package dev.usher.payment.stripe;

import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.Receipt;

/** The meaning of a notification for this service. */
sealed interface Notification {

    /** A payment, proven by the notification. Paid is final: order and repeats do not matter. */
    record Money(Receipt receipt) implements Notification {}

    /** The session has changed; Stripe must be asked for its state. */
    record Hint(OrderId order, String sessionId) implements Notification {}

    /** The notification means nothing here, for the given reason. */
    record Nothing(String reason) implements Notification {}
}
