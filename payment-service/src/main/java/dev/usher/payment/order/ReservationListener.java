package dev.usher.payment.order;

import dev.usher.contracts.ReservationConverted;
import dev.usher.contracts.ReservationMessage;
import dev.usher.contracts.ReservationRefused;
import dev.usher.contracts.ReservationRetaken;
import dev.usher.contracts.Topic;
import dev.usher.platform.messaging.Inbox;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Listens to the answers of event-service about stock for late payments. */
@Component
class ReservationListener {

    private final Inbox inbox;
    private final ResolveLatePayment latePayment;

    ReservationListener(Inbox inbox, ResolveLatePayment latePayment) {
        this.inbox = inbox;
        this.latePayment = latePayment;
    }

    @KafkaListener(topics = Topic.Names.RESERVATIONS, groupId = "payment-service.reservations")
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once(
                record,
                ReservationMessage.class,
                incoming -> {
                    switch (incoming.message()) {
                        case ReservationRetaken retaken ->
                                latePayment.retaken(new OrderId(retaken.orderId()));
                        case ReservationRefused refused ->
                                latePayment.refused(
                                        new OrderId(refused.orderId()), refused.reason());
                        case ReservationConverted _ -> {}
                    }
                });
    }
}
