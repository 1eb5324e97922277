package dev.usher.payment.refund;

import dev.usher.payment.order.Money;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.RefundCause;
import dev.usher.payment.order.RefundOrder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money of an order that goes back to its buyer.
 *
 * @param tickets the tickets that it cancels
 * @param allTickets whether it cancels every ticket of the order, also one that does not exist yet
 * @param payment the payment at Stripe that the money comes from; null for a free order
 */
record OrderRefund(
        UUID id,
        OrderId orderId,
        Money amount,
        List<UUID> tickets,
        boolean allTickets,
        String reason,
        RefundCause cause,
        @Nullable String payment,
        State state,
        Instant createdAt) {

    /**
     * The part of a refund that changes.
     *
     * @param stripeId the id of Stripe's refund, once it is known
     * @param attempt counts the idempotency keys used at Stripe
     * @param checks how often it was taken to be worked on
     */
    record State(
            RefundStatus status,
            @Nullable Instant settledAt,
            @Nullable String stripeId,
            int attempt,
            int checks) {

        static final State NEW = new State(RefundStatus.PENDING, null, null, 1, 0);

        /** The state of a refund that Stripe knows already. */
        State knownAs(String id) {
            return new State(status, settledAt, id, attempt, checks);
        }
    }

    OrderRefund {
        tickets = List.copyOf(tickets);
    }

    /** The facts that its order needs. */
    RefundOrder.Facts facts() {
        return new RefundOrder.Facts(id, amount.amount(), tickets, allTickets, cause, createdAt);
    }

    /** The key that makes a repeated call to Stripe the same call. */
    String key() {
        return "refund-" + id + "-" + state.attempt();
    }

    boolean pending() {
        return state.status() == RefundStatus.PENDING;
    }
}
