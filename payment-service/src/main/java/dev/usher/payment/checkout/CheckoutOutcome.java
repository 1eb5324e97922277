package dev.usher.payment.checkout;

import dev.usher.payment.order.OrderState;
import java.time.Duration;

/** The result of opening an order. */
sealed interface CheckoutOutcome {

    record Opened(OrderState order) implements CheckoutOutcome {}

    record AlreadyOpen(OrderState order) implements CheckoutOutcome {}

    /** Another request has the Idempotency-Key. */
    record KeyUsed() implements CheckoutOutcome {}

    record ReservationUnknown() implements CheckoutOutcome {}

    record ReservationNotHeld() implements CheckoutOutcome {}

    record EventNotOnSale() implements CheckoutOutcome {}

    record AccountSuspended() implements CheckoutOutcome {}

    /** Another order of the organizer has the reference; the reservation is held again. */
    record ReferenceTaken() implements CheckoutOutcome {}

    record ReservationsUnavailable() implements CheckoutOutcome {}

    /** Stripe refuses the session for good, because of what the shop or the event has set. */
    record Refused(SessionOpening.Part part, String code) implements CheckoutOutcome {}

    /** Too many cards of the caller were declined. */
    record TooManyDeclines(Duration openAfter) implements CheckoutOutcome {}

    record ProviderUnavailable() implements CheckoutOutcome {}

    record ProviderBusy() implements CheckoutOutcome {}

    /** An attempt that was given up during the call is not shown; a repeat begins a new one. */
    static CheckoutOutcome opened(OrderState order) {
        return order.visible() ? new Opened(order) : new ProviderUnavailable();
    }
}
