package dev.usher.ticket.issuance;

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
import dev.usher.ticket.EventId;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.show.Place;
import dev.usher.ticket.show.Show;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Has tickets made when money is in. */
@Component
class PaymentListener {

    private final Inbox inbox;
    private final Issuance issuance;
    private final IssuanceMetrics metrics;

    PaymentListener(Inbox inbox, Issuance issuance, IssuanceMetrics metrics) {
        this.inbox = inbox;
        this.issuance = issuance;
        this.metrics = metrics;
    }

    @KafkaListener(topics = Topic.Names.PAYMENTS, groupId = "ticket-service.payments")
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once(
                record,
                PaymentMessage.class,
                incoming -> {
                    switch (incoming.message()) {
                        case PaymentSucceeded paid ->
                                metrics.measure(
                                        paid.paidAt(), () -> issuance.issueFor(order(paid)));
                        case RefundRequested refund -> {}
                        case RefundSettled settled -> {}
                        case PaymentLate late -> {}
                        case OrderClosed closed -> {}
                    }
                });
    }

    private static PaidOrder order(PaymentSucceeded paid) {
        return new PaidOrder(
                new OrderId(paid.orderId()),
                paid.reservationId(),
                paid.paidAt(),
                paid.buyer().accountId(),
                new Holder(paid.buyer().name(), paid.buyer().email()),
                paid.lines().stream().map(PaymentListener::line).toList(),
                show(paid));
    }

    private static PaidOrder.Line line(PaidLine line) {
        return new PaidOrder.Line(
                line.lineId(), line.ticketTypeId(), line.ticketTypeName(), line.quantity());
    }

    /** What sells is published, even if this service has yet to learn of it. */
    private static Show show(PaymentSucceeded paid) {
        EventSummary event = paid.event();
        return new Show(
                new EventId(paid.eventId()),
                Show.ASSUMED,
                paid.organizerId(),
                Show.PUBLISHED,
                event.title(),
                event.startsAt(),
                event.endsAt(),
                event.timeZone(),
                new Place(
                        event.location().name(),
                        event.location().address(),
                        event.location().city(),
                        event.location().country()));
    }
}
