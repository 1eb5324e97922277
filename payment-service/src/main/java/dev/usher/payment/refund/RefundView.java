package dev.usher.payment.refund;

import dev.usher.payment.order.Money;
import dev.usher.payment.order.RefundCause;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A refund as the buyer and the organizer see it. */
@Schema(name = "Refund", description = "Money of an order that goes back to its buyer.")
record RefundView(
        @Schema(description = "The id of the refund.") UUID id,
        @Schema(description = "The order whose money goes back.") UUID orderId,
        @Schema(description = "The money that goes back.") Money amount,
        @Schema(description = "The tickets that it cancels.") List<UUID> ticketIds,
        @Schema(description = "The reason that the organizer gave, or that of the cause.")
                String reason,
        RefundCause cause,
        RefundStatus status,
        @Schema(description = "The time at which the refund was accepted.") Instant createdAt,
        @Schema(
                        description =
                                "The time at which Stripe had made it, or at which it failed; null"
                                        + " before.")
                @Nullable Instant settledAt) {

    static RefundView of(OrderRefund refund) {
        return new RefundView(
                refund.id(),
                refund.orderId().value(),
                refund.amount(),
                refund.tickets(),
                refund.reason(),
                refund.cause(),
                refund.state().status(),
                refund.createdAt(),
                refund.state().settledAt());
    }
}
