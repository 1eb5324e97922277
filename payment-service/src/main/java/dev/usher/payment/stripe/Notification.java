package dev.usher.payment.stripe;

import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.Receipt;

/** What an event of Stripe means to us. */
sealed interface Notification {

    /** Says by itself that money is in: paid is final, so neither order nor repeats matter. */
    record Money(Receipt receipt) implements Notification {}

    /** Something happened to the session; how it stands is to be asked. */
    record Hint(OrderId order, String sessionId) implements Notification {}

    /** Nothing, for the reason given. */
    record Nothing(String reason) implements Notification {}
}
