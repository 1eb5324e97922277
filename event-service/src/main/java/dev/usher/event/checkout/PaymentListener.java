package dev.usher.event.checkout;

import static dev.usher.platform.messaging.Inbox.each;

import dev.usher.contracts.OrderClosed;
import dev.usher.contracts.PaymentLate;
import dev.usher.contracts.PaymentMessage;
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
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Converts, retakes or closes the reservation of an order, as payment-service tells. Refunds never
 * move stock.
 */
@Component
class PaymentListener {

    private final Inbox inbox;
    private final ConvertReservation convertReservation;
    private final RetakeReservation retakeReservation;
    private final CloseReservation closeReservation;

    PaymentListener(
            Inbox inbox,
            ConvertReservation convertReservation,
            RetakeReservation retakeReservation,
            CloseReservation closeReservation) {
        this.inbox = inbox;
        this.convertReservation = convertReservation;
        this.retakeReservation = retakeReservation;
        this.closeReservation = closeReservation;
    }

    @KafkaListener(topics = Topic.Names.PAYMENTS, groupId = "event-service.payments")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        inbox.all(records, PaymentMessage.class, each(this::handle));
    }

    private void handle(Incoming<PaymentMessage> incoming) {
        switch (incoming.message()) {
            case PaymentSucceeded paid ->
                    convertReservation.convert(
                            reservation(paid.reservationId()),
                            new OrderId(paid.orderId()),
                            new EventId(paid.eventId()));
            case PaymentLate late ->
                    retakeReservation.retake(
                            reservation(late.reservationId()),
                            new OrderId(late.orderId()),
                            new EventId(late.eventId()));
            case OrderClosed closed ->
                    closeReservation.close(
                            reservation(closed.reservationId()),
                            new OrderId(closed.orderId()),
                            end(closed.reason()));
            case RefundRequested _ -> {}
            case RefundSettled _ -> {}
        }
    }

    private static ReservationId reservation(UUID id) {
        return new ReservationId(id);
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
