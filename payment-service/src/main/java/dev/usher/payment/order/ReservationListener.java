package dev.usher.payment.order;

import static dev.usher.platform.messaging.Inbox.each;

import dev.usher.contracts.ReservationConverted;
import dev.usher.contracts.ReservationMessage;
import dev.usher.contracts.ReservationRefused;
import dev.usher.contracts.ReservationRetaken;
import dev.usher.contracts.Topic;
import dev.usher.platform.messaging.Inbox;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Listens for the answers about reservations. A late payment is resolved once event-service has
 * answered whether there is stock for it; no timeout ever decides this.
 */
@Component
class ReservationListener {

    private final Inbox inbox;
    private final Orders orders;
    private final AnnounceOrder announce;

    ReservationListener(Inbox inbox, Orders orders, AnnounceOrder announce) {
        this.inbox = inbox;
        this.orders = orders;
        this.announce = announce;
    }

    @KafkaListener(topics = Topic.Names.RESERVATIONS, groupId = "payment-service.reservations")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        inbox.those(
                records,
                ReservationMessage.class,
                message -> !(message instanceof ReservationConverted),
                each(incoming -> learn(incoming.message())));
    }

    private void learn(ReservationMessage message) {
        switch (message) {
            case ReservationRetaken retaken -> retaken(retaken.orderId());
            case ReservationRefused refused -> refused(refused.orderId(), refused.reason());
            case ReservationConverted _ -> {}
        }
    }

    /** Marks the order as paid: its stock was taken again. */
    private void retaken(UUID id) {
        inPhase(id, Phase.LATE)
                .ifPresent(order -> {
                    order.retake();
                    announce.retaken(order);
                });
    }

    /**
     * Marks the order as owing a refund. event-service sends this also about an order that is paid
     * in time but whose reservation it no longer holds.
     */
    private void refused(UUID id, String reason) {
        inPhase(id, Phase.LATE, Phase.PAID, Phase.FULFILLED)
                .ifPresent(order -> {
                    RefundCause cause =
                            reason.equals(RefundCause.EVENT_CANCELLED.name())
                                    ? RefundCause.EVENT_CANCELLED
                                    : RefundCause.STOCK_GONE;
                    order.losesStock(cause);
                    announce.losesStock(order, reason);
                });
    }

    private Optional<Order> inPhase(UUID id, Phase... phases) {
        return orders.lock(new OrderId(id))
                .filter(order -> Arrays.asList(phases).contains(order.phase()));
    }
}
