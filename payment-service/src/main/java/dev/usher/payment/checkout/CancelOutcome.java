package dev.usher.payment.checkout;

import dev.usher.payment.order.OrderState;

/** What came of cancelling an order. */
sealed interface CancelOutcome {

    record Closed(OrderState order) implements CancelOutcome {}

    /** Money is in, or on its way, or in question. */
    record AlreadyPaid() implements CancelOutcome {}

    record ProviderUnavailable() implements CancelOutcome {}

    record NotYours() implements CancelOutcome {}
}
