package dev.usher.payment.order;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as its buyer and the organizer of its event see it. */
public record OrderView(
        UUID id,
        UUID reservationId,
        UUID eventId,
        OrderStatus status,
        List<Line> items,
        Money total,
        Buyer buyer,
        @Nullable String checkoutUrl,
        Instant expiresAt,
        Instant createdAt,
        @Nullable Instant paidAt,
        @Nullable Instant fulfilledAt,
        Payment payment,
        Money refundedAmount) {

    public static OrderView of(OrderState order) {
        SoldItems sold = order.sold();
        String currency = sold.total().currency();
        boolean payable = order.phase() == Phase.OPEN && !order.quarantined();
        return new OrderView(
                order.id().value(),
                order.reservationId(),
                sold.eventId(),
                OrderStatus.of(order),
                sold.lines().stream().map(line -> Line.of(line, currency)).toList(),
                sold.total(),
                new Buyer(order.buyer().name(), order.buyer().email()),
                payable ? order.session().url() : null,
                order.times().expiresAt(),
                order.times().createdAt(),
                order.phase() == Phase.LATE ? null : order.times().paidAt(),
                order.times().fulfilledAt(),
                new Payment(
                        PaymentStatus.of(order),
                        order.session().id(),
                        order.session().paymentIntentId()),
                new Money(0, currency));
    }

    /** A line of the order. */
    public record Line(UUID lineId, UUID ticketTypeId, String name, Money unitPrice, int quantity) {

        static Line of(OrderLine line, String currency) {
            return new Line(
                    line.lineId(),
                    line.ticketTypeId(),
                    line.name(),
                    new Money(line.unitAmount(), currency),
                    line.quantity());
        }
    }

    /** The buyer, shown to the buyer and the organizer only. */
    public record Buyer(@Nullable String name, @Nullable String email) {}

    /** The payment of the order. */
    public record Payment(
            PaymentStatus status,
            @Nullable String stripeCheckoutSessionId,
            @Nullable String stripePaymentIntentId) {}
}
