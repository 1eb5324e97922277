package dev.usher.ticket.issuance;

import static dev.usher.platform.messaging.Inbox.each;

import dev.usher.contracts.EventSummary;
import dev.usher.contracts.OrderClosed;
import dev.usher.contracts.PaidLine;
import dev.usher.contracts.PaymentLate;
import dev.usher.contracts.PaymentMessage;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.RefundRequested;
import dev.usher.contracts.RefundSettled;
import dev.usher.contracts.Topic;
import dev.usher.platform.messaging.Inbox;
import dev.usher.platform.messaging.Incoming;
import dev.usher.ticket.EventId;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.event.EventVenue;
import dev.usher.ticket.event.TicketedEvent;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Issues the tickets of an order when it is paid. */
@Component
class PaymentListener {

    private final Inbox inbox;
    private final Issuance issuance;
    private final IssuanceMetrics metrics;
    private final CancelTickets cancel;

    PaymentListener(Inbox inbox, Issuance issuance, IssuanceMetrics metrics, CancelTickets cancel) {
        this.inbox = inbox;
        this.issuance = issuance;
        this.metrics = metrics;
        this.cancel = cancel;
    }

    @KafkaListener(topics = Topic.Names.PAYMENTS, groupId = "ticket-service.payments")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        inbox.all(records, PaymentMessage.class, each(this::handle));
    }

    private void handle(Incoming<PaymentMessage> incoming) {
        switch (incoming.message()) {
            case PaymentSucceeded paid ->
                    metrics.measure(paid.paidAt(), () -> issuance.issueFor(order(paid)));
            case RefundRequested refund -> cancel(refund);
            case RefundSettled _ -> {}
            case PaymentLate _ -> {}
            case OrderClosed _ -> {}
        }
    }

    private void cancel(RefundRequested refund) {
        OrderId order = new OrderId(refund.orderId());
        if (refund.allTickets()) {
            cancel.all(order, refund.requestedAt());
        } else {
            cancel.some(order, refund.ticketIds(), refund.requestedAt());
        }
    }

    private static PaidOrder order(PaymentSucceeded paid) {
        return new PaidOrder(
                new OrderId(paid.orderId()),
                paid.reservationId(),
                paid.paidAt(),
                paid.buyer().accountId(),
                new TicketHolder(paid.buyer().name(), paid.buyer().email()),
                paid.lines().stream().map(PaymentListener::line).toList(),
                event(paid));
    }

    private static PaidOrder.Line line(PaidLine line) {
        return new PaidOrder.Line(
                line.lineId(), line.ticketTypeId(), line.ticketTypeName(), line.quantity());
    }

    /** The event was on sale, so it counts as published until this service learns of the event. */
    private static TicketedEvent event(PaymentSucceeded paid) {
        EventSummary event = paid.event();
        return new TicketedEvent(
                new EventId(paid.eventId()),
                TicketedEvent.FROM_PAYMENT,
                paid.organizerId(),
                TicketedEvent.Status.PUBLISHED,
                event.title(),
                event.startsAt(),
                event.endsAt(),
                event.timeZone(),
                new EventVenue(
                        event.location().name(),
                        event.location().address(),
                        event.location().city(),
                        event.location().country()));
    }
}
