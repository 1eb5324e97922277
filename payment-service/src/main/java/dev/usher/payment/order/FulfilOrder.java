package dev.usher.payment.order;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts the tickets of an order and marks it as fulfilled once all of them exist. */
@Component
class FulfilOrder {

    private final Orders orders;
    private final AnnounceOrder announce;
    private final OrderTickets tickets;
    private final Clock clock;

    FulfilOrder(Orders orders, AnnounceOrder announce, OrderTickets tickets, Clock clock) {
        this.orders = orders;
        this.announce = announce;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** Locks the order first: two tickets counted at the same time would each miss the other. */
    @Transactional(propagation = Propagation.MANDATORY)
    void ticketExists(OrderId id, UUID lineId, UUID ticketId) {
        Order order = orders.lock(id).orElse(null);
        Instant now = clock.instant();
        tickets.add(ticketId, id, lineId, now);
        if (order != null && order.phase() == Phase.PAID && tickets.count(id) >= order.quantity()) {
            order.fulfil(now);
            announce.fulfilled(order);
        }
    }
}
