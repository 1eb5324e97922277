package dev.usher.payment.order;

import dev.usher.contracts.Buyer;
import dev.usher.contracts.EventSummary;
import dev.usher.contracts.Message;
import dev.usher.contracts.OrderChanged;
import dev.usher.contracts.OrderClosed;
import dev.usher.contracts.OrderSnapshot;
import dev.usher.contracts.OrderedSeats;
import dev.usher.contracts.PaidLine;
import dev.usher.contracts.PaymentLate;
import dev.usher.contracts.PaymentRevoked;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.Place;
import dev.usher.contracts.RefundRequested;
import dev.usher.contracts.RefundSettled;
import dev.usher.platform.messaging.Beside;
import dev.usher.platform.messaging.Outbox;
import dev.usher.platform.messaging.OutgoingMessage;
import dev.usher.platform.web.form.CallerReferences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Publishes messages about orders to the other services, and the whole order at each change that
 * its organizer can see. Both go into the outbox by one statement.
 */
@Service
public class OrderPublisher {

    private final Outbox outbox;
    private final OrderRows rows;

    OrderPublisher(Outbox outbox, OrderRows rows) {
        this.outbox = outbox;
        this.rows = rows;
    }

    /**
     * Publishes orders again that were changed by a statement of the caller within this
     * transaction, such as the erasure of their buyer. Attempts are left out: nobody may see them.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void republish(Collection<OrderId> orders) {
        changed(rows.published(orders));
    }

    /** Publishes orders after a change that has counted this message. */
    void changed(List<OrderState> orders) {
        changed(orders, Beside.NOTHING);
    }

    /** Publishes orders, and makes another change with the same statement. */
    void changed(List<OrderState> orders, Beside beside) {
        outbox.append(orders.stream().map(OrderPublisher::snapshot).toList(), beside);
    }

    void changed(Order order) {
        snapshotOf(order).ifPresent(outbox::append);
    }

    private static Optional<OutgoingMessage> snapshotOf(Order order) {
        return order.state().visible()
                ? Optional.of(snapshot(order.published()))
                : Optional.empty();
    }

    private static OutgoingMessage snapshot(OrderState state) {
        OrderState.SoldItems sold = state.sold();
        String currency = sold.total().currency();
        return OutgoingMessage.about(
                state.id().value(),
                state.publications(),
                new OrderChanged(
                        new OrderSnapshot(
                                state.id().value(),
                                state.reservationId(),
                                sold.eventId(),
                                sold.organizerId(),
                                OrderStatus.of(state).name(),
                                sold.lines().stream()
                                        .map(line -> wire(line, sold.total()))
                                        .toList(),
                                wire(sold.total()),
                                new OrderSnapshot.Contact(
                                        state.buyer().name(), state.buyer().email()),
                                state.times().createdAt(),
                                state.times().expiresAt(),
                                state.phase() == Phase.LATE ? null : state.times().paidAt(),
                                state.times().fulfilledAt(),
                                state.times().closedAt(),
                                payment(state),
                                new dev.usher.contracts.Money(state.refunds().refunded(), currency),
                                state.externalReference(),
                                metadata(state))));
    }

    private static @Nullable Map<String, String> metadata(OrderState state) {
        return state.metadata() == null
                ? null
                : CallerReferences.of(null, state.metadata()).metadata();
    }

    private static OrderSnapshot.Payment payment(OrderState state) {
        return new OrderSnapshot.Payment(
                PaymentStatus.of(state).name(), state.sessionId(), state.paymentIntentId());
    }

    /**
     * Publishes that orders are paid, which have counted this message, and makes another change
     * with the same statement.
     */
    void paid(List<OrderSteps.Told> orders, Beside beside) {
        outbox.append(
                orders.stream()
                        .flatMap(told ->
                                Stream.of(
                                        message(told.order(), told.sequence(), paid(told.order())),
                                        snapshot(told.order())))
                        .toList(),
                beside);
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
                wire(sold.event()),
                state.externalReference());
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

    /** Tells that all tickets must be cancelled; the change of the order is told beside it. */
    void revoked(Order order, ContestPayment.RevocationCause cause, Instant at) {
        OrderState state = order.state();
        outbox.append(
                next(
                        order,
                        new PaymentRevoked(
                                state.id().value(),
                                state.reservationId(),
                                state.sold().eventId(),
                                cause.name(),
                                at)));
    }

    private static dev.usher.contracts.Money amount(Order order, RefundOrder.Facts refund) {
        return wire(new Money(refund.amount(), order.total().currency()));
    }

    /** Publishes a message, and the order after the change that it tells. */
    private void publish(Order order, Message message) {
        List<OutgoingMessage> messages = new ArrayList<>();
        messages.add(next(order, message));
        snapshotOf(order).ifPresent(messages::add);
        outbox.append(messages);
    }

    private static OutgoingMessage next(Order order, Message message) {
        return message(order.state(), order.nextMessage(), message);
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
