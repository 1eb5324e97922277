package dev.usher.payment.refund;

import dev.usher.payment.order.OrderId;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives money back at the payment provider. Implementations keep the provider's limits, answer
 * within their own time limit and never throw because of the provider. They must not be called
 * inside a transaction.
 */
public interface RefundProvider {

    /**
     * A refund to be made.
     *
     * @param id ours; kept at the provider with the refund
     * @param payment the payment that the money comes from
     * @param amount in minor units of the payment's currency
     * @param key makes a repeat the same request
     */
    record Wish(UUID id, String orderId, String payment, long amount, String key) {}

    /**
     * A refund that the provider knows, made by us or by a person there.
     *
     * @param order the order that its payment names
     */
    record Known(
            String stripeId,
            Optional<UUID> ours,
            Optional<OrderId> order,
            String payment,
            long amount,
            String currency,
            RefundReport report) {}

    /** Makes a refund. A repeat under the same key makes no second one. */
    RefundReport make(Wish wish);

    /**
     * Searches the provider's refunds of the payment for this one, whose making was never answered;
     * empty if it was not made.
     */
    Optional<RefundReport> find(Wish wish);

    /** Reads a refund; empty if the provider can't be asked at the moment. */
    Optional<Known> read(String stripeId);
}
