package dev.usher.payment.order;

import dev.usher.contracts.TicketMessage;
import dev.usher.contracts.TicketState;
import dev.usher.contracts.Topic;
import dev.usher.platform.messaging.Inbox;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Listens for new tickets, and marks an order as fulfilled once all of its tickets exist. The first
 * message about a ticket counts, of any type.
 */
@Component
class TicketListener {

    private final Inbox inbox;
    private final OrderTickets tickets;
    private final OrderSteps steps;
    private final AnnounceOrder announce;

    TicketListener(Inbox inbox, OrderTickets tickets, OrderSteps steps, AnnounceOrder announce) {
        this.inbox = inbox;
        this.tickets = tickets;
        this.steps = steps;
        this.announce = announce;
    }

    @KafkaListener(topics = Topic.Names.TICKETS, groupId = "payment-service.tickets")
    void on(List<ConsumerRecord<String, byte[]>> records) {
        inbox.all(
                records,
                TicketMessage.class,
                incoming ->
                        exist(
                                incoming.stream()
                                        .map(ticket -> seen(ticket.message().state()))
                                        .toList()));
    }

    private static OrderTickets.Seen seen(TicketState ticket) {
        return new OrderTickets.Seen(ticket.id(), new OrderId(ticket.orderId()), ticket.lineId());
    }

    /** Locks the orders first: two tickets counted at the same time would each miss the other. */
    private void exist(List<OrderTickets.Seen> seen) {
        tickets.addUnderLock(seen);
        List<OrderId> orders = seen.stream().map(OrderTickets.Seen::order).distinct().toList();
        announce.fulfilled(steps.fulfil(orders));
    }
}
