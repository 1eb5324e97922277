package dev.usher.payment.order;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Money that the payment provider says it has taken for an order.
 *
 * @param currency in upper case
 * @param source which notification or question said so
 */
public record Receipt(
        OrderId orderId,
        String sessionId,
        @Nullable String paymentIntentId,
        long amount,
        String currency,
        boolean livemode,
        String source) {

    public Receipt {
        requireNonNull(orderId, "orderId");
        requireNonNull(sessionId, "sessionId");
        requireNonNull(currency, "currency");
        requireNonNull(source, "source");
    }
}
