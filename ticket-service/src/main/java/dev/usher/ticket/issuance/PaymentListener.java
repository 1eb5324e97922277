package dev.usher.ticket.issuance;

import dev.usher.contracts.EventSummary;
import dev.usher.contracts.OrderClosed;
import dev.usher.contracts.PaidLine;
import dev.usher.contracts.PaymentLate;
import dev.usher.contracts.PaymentMessage;
import dev.usher.contracts.PaymentRevoked;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.RefundRequested;
import dev.usher.contracts.RefundSettled;
import dev.usher.contracts.Topic;
import dev.usher.platform.messaging.Inbox;
import dev.usher.platform.messaging.Incoming;
import dev.usher.ticket.EventId;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.erasure.ErasedAccounts;
import dev.usher.ticket.event.EventVenue;
import dev.usher.ticket.event.TicketedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Issues the tickets of orders that are paid, and cancels those whose money goes back or is lost.
 */
@Component
class PaymentListener {

    private final Inbox inbox;
    private final ErasedAccounts erased;
    private final Issuance issuance;
    private final IssuanceMetrics metrics;

    PaymentListener(
            Inbox inbox, ErasedAccounts erased, Issuance issuance, IssuanceMetrics metrics) {
        this.inbox = inbox;
        this.erased = erased;
        this.issuance = issuance;
        this.metrics = metrics;
    }

    @KafkaListener(topics = Topic.Names.PAYMENTS, groupId = "ticket-service.payments")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        inbox.all(records, PaymentMessage.class, this::take);
    }

    private void take(List<Incoming<PaymentMessage>> batch) {
        PaymentNews news = news(batch);
        metrics.measure(news.paid(), () -> issuance.apply(news));
    }

    private PaymentNews news(List<Incoming<PaymentMessage>> batch) {
        List<PaidOrder> paid = new ArrayList<>();
        List<Cancellation> cancellations = new ArrayList<>();
        Map<OrderId, Incoming<PaymentMessage>> about = new HashMap<>();
        for (Incoming<PaymentMessage> incoming : batch) {
            switch (incoming.message()) {
                case PaymentSucceeded succeeded -> {
                    PaidOrder order = order(succeeded);
                    paid.add(order);
                    about.put(order.id(), incoming);
                }
                case RefundRequested refund -> {
                    cancellations.addAll(cancellations(refund));
                    about.put(new OrderId(refund.orderId()), incoming);
                }
                case PaymentRevoked revoked -> {
                    OrderId order = new OrderId(revoked.orderId());
                    cancellations.add(Cancellation.ofAll(order, revoked.revokedAt()));
                    about.put(order, incoming);
                }
                case RefundSettled _ -> {}
                case PaymentLate _ -> {}
                case OrderClosed _ -> {}
            }
        }
        return new PaymentNews(
                withoutErasedHolders(paid),
                cancellations,
                (order, work) -> {
                    Incoming<PaymentMessage> message = about.get(order);
                    if (message == null) {
                        work.run();
                    } else {
                        message.inItsTrace(work);
                    }
                });
    }

    /** A message may have been written, or may be read again, after its buyer was erased. */
    private List<PaidOrder> withoutErasedHolders(List<PaidOrder> paid) {
        if (paid.isEmpty()) {
            return paid;
        }
        Set<String> nobody = erased.among(paid.stream().map(PaidOrder::buyerId).toList());
        return nobody.isEmpty()
                ? paid
                : paid.stream()
                        .map(order ->
                                nobody.contains(order.buyerId()) ? order.withoutHolder() : order)
                        .toList();
    }

    private static List<Cancellation> cancellations(RefundRequested refund) {
        OrderId order = new OrderId(refund.orderId());
        return refund.allTickets()
                ? List.of(Cancellation.ofAll(order, refund.requestedAt()))
                : Cancellation.ofTickets(order, refund.ticketIds(), refund.requestedAt());
    }

    static PaidOrder order(PaymentSucceeded paid) {
        return new PaidOrder(
                new OrderId(paid.orderId()),
                paid.externalReference(),
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
