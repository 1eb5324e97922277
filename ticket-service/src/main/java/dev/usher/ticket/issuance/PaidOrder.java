package dev.usher.ticket.issuance;

import dev.usher.ticket.OrderId;
import dev.usher.ticket.event.TicketedEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order whose money has arrived.
 *
 * @param reference the shop's own reference of the order
 * @param buyerId the account that paid
 * @param holder the person to name on its tickets
 * @param event the event at the time when the order was opened
 */
record PaidOrder(
        OrderId id,
        @Nullable String reference,
        UUID reservationId,
        Instant paidAt,
        String buyerId,
        TicketHolder holder,
        List<Line> lines,
        TicketedEvent event) {

    /** The limit is far more than can be ordered; a message beyond it is refused as a defect. */
    private static final int MAX_TICKETS = 10_000;

    PaidOrder {
        lines = List.copyOf(lines);
        long tickets = lines.stream().mapToLong(Line::quantity).sum();
        if (tickets < 1 || tickets > MAX_TICKETS) {
            throw new IllegalArgumentException("an order of " + tickets + " tickets");
        }
    }

    /** The same order of a buyer who was erased. */
    PaidOrder withoutHolder() {
        return new PaidOrder(
                id, reference, reservationId, paidAt, buyerId, TicketHolder.NOBODY, lines, event);
    }

    /** The tickets of one type in the order. */
    record Line(UUID id, UUID ticketTypeId, String ticketTypeName, int quantity) {}
}
