package dev.usher.ticket.issuance;

import dev.usher.ticket.OrderId;
import dev.usher.ticket.show.Show;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An order whose money is in.
 *
 * @param show the event as it was when the order was opened
 */
record PaidOrder(
        OrderId id,
        UUID reservationId,
        Instant paidAt,
        String buyerId,
        Holder buyer,
        List<Line> lines,
        Show show) {

    /** Far beyond what can be ordered; a message that says more is not believed. */
    private static final int MAX_TICKETS = 10_000;

    PaidOrder {
        lines = List.copyOf(lines);
        long tickets = lines.stream().mapToLong(Line::quantity).sum();
        if (tickets < 1 || tickets > MAX_TICKETS) {
            throw new IllegalArgumentException("an order of " + tickets + " tickets");
        }
    }

    /** So many tickets of one type. */
    record Line(UUID id, UUID ticketTypeId, String ticketTypeName, int quantity) {}
}
