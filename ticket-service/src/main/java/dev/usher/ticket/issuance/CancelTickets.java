package dev.usher.ticket.issuance;

import dev.usher.ticket.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Cancels tickets whose money goes back, and publishes that they no longer admit. */
@Component
class CancelTickets {

    private final Tickets tickets;
    private final RefundedOrders refunded;
    private final TicketPublisher publisher;

    CancelTickets(Tickets tickets, RefundedOrders refunded, TicketPublisher publisher) {
        this.tickets = tickets;
        this.refunded = refunded;
        this.publisher = publisher;
    }

    /** Cancels the named tickets of the order. One that is cancelled already does not change. */
    @Transactional(propagation = Propagation.MANDATORY)
    void some(OrderId order, Collection<UUID> ids, Instant at) {
        publish(tickets.cancel(order, ids, at));
    }

    /** Cancels every ticket of the order, also those that will be minted. */
    @Transactional(propagation = Propagation.MANDATORY)
    void all(OrderId order, Instant at) {
        refunded.add(order, at);
        publish(tickets.cancelAll(order, at));
    }

    /** Cancels the tickets of an order that was refunded as a whole before they were minted. */
    @Transactional(propagation = Propagation.MANDATORY)
    void ifRefunded(OrderId order) {
        refunded.since(order).ifPresent(at -> publish(tickets.cancelAll(order, at)));
    }

    private void publish(List<Ticket> cancelled) {
        if (!cancelled.isEmpty()) {
            publisher.cancelled(cancelled);
        }
    }
}
