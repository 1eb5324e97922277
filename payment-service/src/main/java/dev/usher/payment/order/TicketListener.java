package dev.usher.payment.order;

import static dev.usher.platform.messaging.Inbox.each;

import dev.usher.contracts.TicketMessage;
import dev.usher.contracts.TicketState;
import dev.usher.contracts.Topic;
import dev.usher.platform.messaging.Inbox;
import dev.usher.platform.messaging.Incoming;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Listens for new tickets. The first message about a ticket counts, of any type. */
@Component
class TicketListener {

    private final Inbox inbox;
    private final FulfilOrder fulfilOrder;

    TicketListener(Inbox inbox, FulfilOrder fulfilOrder) {
        this.inbox = inbox;
        this.fulfilOrder = fulfilOrder;
    }

    @KafkaListener(topics = Topic.Names.TICKETS, groupId = "payment-service.tickets")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        inbox.all(records, TicketMessage.class, each(this::handle));
    }

    private void handle(Incoming<TicketMessage> incoming) {
        TicketState ticket = incoming.message().state();
        fulfilOrder.ticketExists(new OrderId(ticket.orderId()), ticket.lineId(), ticket.id());
    }
}
