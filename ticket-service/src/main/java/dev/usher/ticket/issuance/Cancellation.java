package dev.usher.ticket.issuance;

import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket must not admit any more, because its money goes back.
 *
 * @param order the order of the ticket; a ticket of another order is left alone
 * @param ticket the ticket; null for every ticket of the order, also those that will be minted
 * @param at the time from which it does not admit
 */
record Cancellation(OrderId order, @Nullable TicketId ticket, Instant at) {

    static List<Cancellation> ofTickets(OrderId order, List<UUID> tickets, Instant at) {
        return tickets.stream().map(id -> new Cancellation(order, new TicketId(id), at)).toList();
    }

    static Cancellation ofAll(OrderId order, Instant at) {
        return new Cancellation(order, null, at);
    }
}
