package dev.usher.payment.order;

import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.openapi.MapOfTexts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as its buyer and the organizer of its event see it. */
@Schema(name = "Order", description = "The tickets that a buyer has ordered, and their payment.")
public record OrderView(
        @Schema(description = "The id of the order.") UUID id,
        @Schema(description = "The reservation from which the order was made.") UUID reservationId,
        @Schema(description = "The event whose tickets are ordered.") UUID eventId,
        OrderStatus status,
        @Schema(description = "The tickets, one item for each ticket type.") List<Line> items,
        @Schema(description = "The sum of all items. An amount of 0 needs no payment.") Money total,
        Buyer buyer,
        @Schema(
                        description =
                                "The page on which the buyer pays; null unless the order can be"
                                        + " paid now.",
                        format = "uri")
                @Nullable String checkoutUrl,
        @Schema(description = "The time until which the buyer may pay.") Instant expiresAt,
        @Schema(description = "The time at which the order was opened.") Instant createdAt,
        @Schema(description = "The time at which the money was in; null before.")
                @Nullable Instant paidAt,
        @Schema(description = "The time at which all tickets existed; null before.")
                @Nullable Instant fulfilledAt,
        Payment payment,
        @Schema(description = "The money that has gone back to the buyer.") Money refundedAmount,
        @Schema(
                        description =
                                "The shop's own reference, given when the order was opened; null if"
                                        + " none was.",
                        maxLength = CallerReferences.LONGEST_REFERENCE)
                @Nullable String externalReference,
        @Schema(description = "The shop's own data, given when the order was opened.")
                @MapOfTexts(
                        most = CallerReferences.MOST_KEYS,
                        longestKey = CallerReferences.LONGEST_KEY,
                        longestText = CallerReferences.LONGEST_VALUE)
                Map<String, String> metadata,
        @Schema(
                        description =
                                "The last change of the order, by the clock of the database; see"
                                        + " `updatedSince`.")
                Instant updatedAt) {

    public static OrderView of(OrderState order) {
        OrderState.SoldItems sold = order.sold();
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
                new Money(order.refunds().refunded(), currency),
                order.externalReference(),
                order.references().metadata(),
                order.updatedAt());
    }

    /** A line of the order. */
    @Schema(name = "OrderItem", description = "A number of tickets of one type at one price.")
    public record Line(
            @Schema(description = "The id of the item; tickets name it as `lineId`.") UUID lineId,
            @Schema(description = "The ticket type.") UUID ticketTypeId,
            @Schema(description = "The name of the ticket type when the order was opened.")
                    String name,
            @Schema(description = "The price of one ticket when it was reserved.") Money unitPrice,
            @Schema(description = "The number of tickets.", minimum = "1") int quantity) {

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
    @Schema(
            name = "Buyer",
            description =
                    "The account that opened the order, as its token named it then. Shown to the"
                            + " buyer and the organizer only.")
    public record Buyer(
            @Schema(description = "The name; null if the token had none.") @Nullable String name,
            @Schema(description = "The verified e-mail address; null if the token had none.")
                    @Nullable String email) {}

    /** The payment of the order. */
    @Schema(name = "Payment", description = "The payment of an order.")
    public record Payment(
            PaymentStatus status,
            @Schema(description = "The id of Stripe's Checkout Session; null if there is none.")
                    @Nullable String stripeCheckoutSessionId,
            @Schema(description = "The id of Stripe's PaymentIntent; null before the payment.")
                    @Nullable String stripePaymentIntentId) {}
}
