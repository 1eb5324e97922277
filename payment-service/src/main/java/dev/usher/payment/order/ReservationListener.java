package dev.usher.payment.order;

import static dev.usher.platform.messaging.Inbox.each;

import dev.usher.contracts.ReservationConverted;
import dev.usher.contracts.ReservationMessage;
import dev.usher.contracts.ReservationRefused;
import dev.usher.contracts.ReservationRetaken;
import dev.usher.contracts.Topic;
import dev.usher.platform.messaging.Inbox;
import dev.usher.platform.messaging.Incoming;
import java.util.List;
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
    void on(List<ConsumerRecord<String, byte[]>> records) {
        inbox.all(records, ReservationMessage.class, each(this::handle));
    }

    private void handle(Incoming<ReservationMessage> incoming) {
        switch (incoming.message()) {
            case ReservationRetaken retaken -> latePayment.retaken(new OrderId(retaken.orderId()));
            case ReservationRefused refused ->
                    latePayment.refused(new OrderId(refused.orderId()), refused.reason());
            case ReservationConverted _ -> {}
        }
    }
}
