package dev.usher.payment.order;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A payment that the provider reports for an order.
 *
 * @param currency in upper case
 * @param source the notification or the session that reported it
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

    /**
     * Returns the first mismatch between the payment and an order of this total, or null if there
     * is none.
     *
     * @param session the order's session, null while none is known
     */
    @Nullable String mismatch(Money total, @Nullable String session, boolean expectedLivemode) {
        if (livemode != expectedLivemode) {
            return "livemode " + livemode;
        }
        if (amount != total.amount() || !currency.equals(total.currency())) {
            return amount + " " + currency + " for an order of " + total;
        }
        if (session != null && !session.equals(sessionId)) {
            return "session " + sessionId + " for an order with session " + session;
        }
        return null;
    }
}
