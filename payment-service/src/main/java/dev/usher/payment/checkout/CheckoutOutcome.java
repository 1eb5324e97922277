package dev.usher.payment.checkout;

import dev.usher.payment.order.OrderState;

/** What came of opening an order. */
sealed interface CheckoutOutcome {

    record Opened(OrderState order) implements CheckoutOutcome {}

    record AlreadyOpen(OrderState order) implements CheckoutOutcome {}

    record ReservationUnknown() implements CheckoutOutcome {}

    record ReservationNotHeld() implements CheckoutOutcome {}

    record EventNotOnSale() implements CheckoutOutcome {}

    record ReservationsUnavailable() implements CheckoutOutcome {}

    record ProviderUnavailable() implements CheckoutOutcome {}

    record ProviderBusy() implements CheckoutOutcome {}
}
