package dev.usher.payment.order;

import dev.usher.contracts.TicketMessage;
import dev.usher.contracts.TicketState;
import dev.usher.contracts.Topic;
import dev.usher.platform.messaging.Inbox;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears which tickets exist; the first message about a ticket counts, whatever its type. */
@Component
class TicketListener {

    private final Inbox inbox;
    private final Fulfilment fulfilment;

    TicketListener(Inbox inbox, Fulfilment fulfilment) {
        this.inbox = inbox;
        this.fulfilment = fulfilment;
    }

    @KafkaListener(topics = Topic.Names.TICKETS, groupId = "payment-service.tickets")
    void on(ConsumerRecord<String, byte[]> record) {
        inbox.once(
                record,
                TicketMessage.class,
                incoming -> {
                    TicketState ticket = incoming.message().state();
                    fulfilment.ticketExists(new OrderId(ticket.orderId()), ticket.id());
                });
    }
}
