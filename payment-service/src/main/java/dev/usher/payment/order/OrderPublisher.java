package dev.usher.payment.order;

import dev.usher.contracts.Buyer;
import dev.usher.contracts.EventSummary;
import dev.usher.contracts.Message;
import dev.usher.contracts.OrderClosed;
import dev.usher.contracts.OrderedSeats;
import dev.usher.contracts.PaidLine;
import dev.usher.contracts.PaymentLate;
import dev.usher.contracts.PaymentRevoked;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.Place;
import dev.usher.contracts.RefundRequested;
import dev.usher.contracts.RefundSettled;
import dev.usher.platform.messaging.Outbox;
import dev.usher.platform.messaging.OutgoingMessage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Publishes messages about orders to the other services. */
@Component
class OrderPublisher {

    private final Outbox outbox;

    OrderPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Publishes that orders are paid, which have counted this message. */
    void paid(List<OrderSteps.Told> orders) {
        outbox.append(
                orders.stream()
                        .map(told -> message(told.order(), told.sequence(), paid(told.order())))
                        .toList());
    }

    void retaken(Order order) {
        publish(order, paid(order.state()));
    }

    private static PaymentSucceeded paid(OrderState state) {
        OrderState.SoldItems sold = state.sold();
        OrderBuyer buyer = state.buyer();
        return new PaymentSucceeded(
                state.id().value(),
                state.reservationId(),
                sold.eventId(),
                sold.organizerId(),
                paidAt(state),
                wire(sold.total()),
                new Buyer(buyer.accountId(), buyer.name(), buyer.email()),
                sold.lines().stream().map(line -> wire(line, sold.total())).toList(),
                wire(sold.event()));
    }

    void late(Order order) {
        OrderState state = order.state();
        OrderState.SoldItems sold = state.sold();
        publish(
                order,
                new PaymentLate(
                        state.reservationId(),
                        state.id().value(),
                        sold.eventId(),
                        sold.lines().stream()
                                .map(line -> new OrderedSeats(line.ticketTypeId(), line.quantity()))
                                .toList(),
                        paidAt(state)));
    }

    void closed(Order order, Closure as, Instant at) {
        OrderState state = order.state();
        publish(
                order,
                new OrderClosed(
                        state.reservationId(),
                        state.id().value(),
                        state.sold().eventId(),
                        as.name(),
                        at));
    }

    void refundRequested(Order order, RefundOrder.Facts refund) {
        OrderState state = order.state();
        publish(
                order,
                new RefundRequested(
                        refund.id(),
                        state.id().value(),
                        state.reservationId(),
                        state.sold().eventId(),
                        amount(order, refund),
                        refund.tickets(),
                        refund.allTickets(),
                        refund.cause().name(),
                        refund.at()));
    }

    void refundSettled(Order order, RefundOrder.Facts refund, String status, Instant at) {
        OrderState state = order.state();
        publish(
                order,
                new RefundSettled(
                        refund.id(),
                        state.id().value(),
                        state.reservationId(),
                        state.sold().eventId(),
                        amount(order, refund),
                        status,
                        at));
    }

    void revoked(Order order, ContestPayment.RevocationCause cause, Instant at) {
        OrderState state = order.state();
        publish(
                order,
                new PaymentRevoked(
                        state.id().value(),
                        state.reservationId(),
                        state.sold().eventId(),
                        cause.name(),
                        at));
    }

    private static dev.usher.contracts.Money amount(Order order, RefundOrder.Facts refund) {
        return wire(new Money(refund.amount(), order.total().currency()));
    }

    private void publish(Order order, Message message) {
        outbox.append(message(order.state(), order.nextMessage(), message));
    }

    private static OutgoingMessage message(OrderState state, long sequence, Message message) {
        return new OutgoingMessage(
                state.reservationId().toString(), state.id().toString(), sequence, message);
    }

    private static Instant paidAt(OrderState state) {
        return Objects.requireNonNull(state.times().paidAt(), "not paid yet");
    }

    private static PaidLine wire(OrderLine line, Money total) {
        return new PaidLine(
                line.lineId(),
                line.ticketTypeId(),
                line.name(),
                line.quantity(),
                new dev.usher.contracts.Money(line.unitAmount(), total.currency()));
    }

    private static dev.usher.contracts.Money wire(Money money) {
        return new dev.usher.contracts.Money(money.amount(), money.currency());
    }

    private static EventSummary wire(OrderedEvent event) {
        return new EventSummary(
                event.title(),
                event.startsAt(),
                event.endsAt(),
                event.timeZone(),
                new Place(
                        event.locationName(),
                        event.locationAddress(),
                        event.locationCity(),
                        event.locationCountry()));
    }
}
