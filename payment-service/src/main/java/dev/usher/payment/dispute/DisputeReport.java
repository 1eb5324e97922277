package dev.usher.payment.dispute;

import dev.usher.payment.order.Money;
import dev.usher.payment.order.OrderId;
import java.util.Optional;

/**
 * The objection of a buyer's bank to a payment, as the provider shows it.
 *
 * @param id the provider's
 * @param order the order that the payment names
 * @param payment the payment at the provider
 * @param reason the bank's, in a word of the provider's
 */
public record DisputeReport(
        String id,
        Optional<OrderId> order,
        String payment,
        Money amount,
        String reason,
        DisputeStatus status) {}
