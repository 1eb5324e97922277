package dev.usher.payment.checkout;

import dev.usher.payment.order.OrderState;

/** The result of cancelling an order. */
sealed interface CancelOrderOutcome {

    record Closed(OrderState order) implements CancelOrderOutcome {}

    /** The payment has arrived, is under way, or is in quarantine. */
    record AlreadyPaid() implements CancelOrderOutcome {}

    record ProviderUnavailable() implements CancelOrderOutcome {}

    /** The order does not exist, or another account bought it. */
    record NotYours() implements CancelOrderOutcome {}
}
