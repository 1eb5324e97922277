package dev.usher.event.checkout;

import dev.usher.contracts.OrderClosed;
import dev.usher.contracts.PaymentLate;
import dev.usher.contracts.PaymentMessage;
import dev.usher.contracts.PaymentRevoked;
import dev.usher.contracts.PaymentSucceeded;
import dev.usher.contracts.RefundRequested;
import dev.usher.contracts.RefundSettled;
import dev.usher.contracts.Topic;
import dev.usher.event.EventId;
import dev.usher.event.reservation.OrderId;
import dev.usher.event.reservation.ReservationId;
import dev.usher.platform.messaging.Inbox;
import dev.usher.platform.messaging.Incoming;
import dev.usher.platform.messaging.PoisonException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Converts, retakes or closes the reservations of orders, as payment-service tells. Orders that are
 * paid one after another are converted together. Refunds and lost payments never move stock: their
 * tickets do.
 */
@Component
class PaymentListener {

    private final Inbox inbox;
    private final CheckoutLocks locks;
    private final ConvertReservations convertReservations;
    private final RetakeReservation retakeReservation;
    private final CloseReservation closeReservation;

    PaymentListener(
            Inbox inbox,
            CheckoutLocks locks,
            ConvertReservations convertReservations,
            RetakeReservation retakeReservation,
            CloseReservation closeReservation) {
        this.inbox = inbox;
        this.locks = locks;
        this.convertReservations = convertReservations;
        this.retakeReservation = retakeReservation;
        this.closeReservation = closeReservation;
    }

    @KafkaListener(topics = Topic.Names.PAYMENTS, groupId = "event-service.payments")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        inbox.those(records, PaymentMessage.class, PaymentListener::movesSeats, this::handle);
    }

    /** Tells that a message moves seats; after a refund or a loss, the cancelled tickets do. */
    private static boolean movesSeats(PaymentMessage message) {
        return switch (message) {
            case PaymentSucceeded _, PaymentLate _, OrderClosed _ -> true;
            case PaymentRevoked _, RefundRequested _, RefundSettled _ -> false;
        };
    }

    private void handle(List<Incoming<PaymentMessage>> all) {
        lock(all);
        List<PaidReservation> paid = new ArrayList<>();
        for (Incoming<PaymentMessage> incoming : all) {
            switch (incoming.message()) {
                case PaymentSucceeded one -> paid.add(paid(one, incoming));
                case PaymentLate late -> {
                    convert(paid);
                    incoming.inItsTrace(() ->
                            retakeReservation.retake(
                                    new ReservationId(late.reservationId()),
                                    new OrderId(late.orderId()),
                                    new EventId(late.eventId())));
                }
                case OrderClosed closed -> {
                    convert(paid);
                    incoming.inItsTrace(() ->
                            closeReservation.close(
                                    new ReservationId(closed.reservationId()),
                                    new OrderId(closed.orderId()),
                                    end(closed.reason())));
                }
                case PaymentRevoked _ -> {}
                case RefundRequested _ -> {}
                case RefundSettled _ -> {}
            }
        }
        convert(paid);
    }

    /** Locks what the messages will change; one message alone locks in the right order itself. */
    private void lock(List<Incoming<PaymentMessage>> all) {
        List<EventId> events = new ArrayList<>();
        List<ReservationId> reservations = new ArrayList<>();
        boolean onlyPaid = true;
        for (Incoming<PaymentMessage> incoming : all) {
            switch (incoming.message()) {
                case PaymentSucceeded one ->
                        reservations.add(new ReservationId(one.reservationId()));
                case PaymentLate late -> {
                    onlyPaid = false;
                    reservations.add(new ReservationId(late.reservationId()));
                }
                case OrderClosed closed -> {
                    onlyPaid = false;
                    reservations.add(new ReservationId(closed.reservationId()));
                    if (end(closed.reason()) == OrderEnd.FAILED) {
                        events.add(new EventId(closed.eventId()));
                    }
                }
                case PaymentRevoked _ -> {}
                case RefundRequested _ -> {}
                case RefundSettled _ -> {}
            }
        }
        if (!onlyPaid && reservations.size() > 1) {
            locks.take(events, reservations);
        }
    }

    private void convert(List<PaidReservation> paid) {
        if (!paid.isEmpty()) {
            convertReservations.convert(List.copyOf(paid));
            paid.clear();
        }
    }

    private static PaidReservation paid(
            PaymentSucceeded message, Incoming<PaymentMessage> incoming) {
        return new PaidReservation(
                new ReservationId(message.reservationId()),
                new OrderId(message.orderId()),
                new EventId(message.eventId()),
                incoming::inItsTrace);
    }

    private static OrderEnd end(String reason) {
        return switch (reason) {
            case "EXPIRED" -> OrderEnd.EXPIRED;
            case "CANCELLED" -> OrderEnd.CANCELLED;
            case "FAILED" -> OrderEnd.FAILED;
            default ->
                    throw new PoisonException(
                            "an order closes as EXPIRED, CANCELLED or FAILED, not " + reason);
        };
    }
}
