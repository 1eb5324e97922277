package dev.usher.event.checkout;

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
import dev.usher.platform.messaging.PoisonException;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Reads how the orders on our reservations go on. Refunds never move stock. */
@Component
class PaymentListener {

    private final Inbox inbox;
    private final ConvertReservation convert;
    private final RetakeReservation retake;
    private final CloseReservation close;

    PaymentListener(
            Inbox inbox,
            ConvertReservation convert,
            RetakeReservation retake,
            CloseReservation close) {
        this.inbox = inbox;
        this.convert = convert;
        this.retake = retake;
        this.close = close;
    }

    @KafkaListener(topics = Topic.Names.PAYMENTS, groupId = "event-service.payments")
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once(
                record,
                PaymentMessage.class,
                incoming -> {
                    switch (incoming.message()) {
                        case PaymentSucceeded paid ->
                                convert.convert(
                                        reservation(paid.reservationId()),
                                        new OrderId(paid.orderId()),
                                        new EventId(paid.eventId()));
                        case PaymentLate late ->
                                retake.retake(
                                        reservation(late.reservationId()),
                                        new OrderId(late.orderId()),
                                        new EventId(late.eventId()));
                        case OrderClosed closed ->
                                close.close(
                                        reservation(closed.reservationId()),
                                        new OrderId(closed.orderId()),
                                        end(closed.reason()));
                        case RefundRequested _ -> {}
                        case RefundSettled _ -> {}
                    }
                });
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
