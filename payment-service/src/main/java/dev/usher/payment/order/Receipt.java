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

    /**
     * What can't be right about it for an order of this total, or null when nothing is.
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
