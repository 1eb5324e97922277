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

/** Hears what event-service answers about the stock of late money. */
@Component
class ReservationListener {

    private final Inbox inbox;
    private final LateMoney lateMoney;

    ReservationListener(Inbox inbox, LateMoney lateMoney) {
        this.inbox = inbox;
        this.lateMoney = lateMoney;
    }

    @KafkaListener(topics = Topic.Names.RESERVATIONS, groupId = "payment-service.reservations")
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once(
                record,
                ReservationMessage.class,
                incoming -> {
                    switch (incoming.message()) {
                        case ReservationRetaken retaken ->
                                lateMoney.retaken(new OrderId(retaken.orderId()));
                        case ReservationRefused refused ->
                                lateMoney.refused(new OrderId(refused.orderId()), refused.reason());
                        case ReservationConverted converted -> {}
                    }
                });
    }
}
