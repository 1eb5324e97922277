package dev.usher.event.stock;

import dev.usher.event.TicketTypeId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The seats left of some ticket types, as read from the database and without those that wishes have
 * taken since.
 */
final class SeatsLeft {

    /** Accepts any version of the terms: a late payment is owed its seats whatever has changed. */
    static final long ANY_TERMS = Long.MAX_VALUE;

    /**
     * The row of a ticket type.
     *
     * @param terms the version of the event that last changed the terms of the sale
     */
    record Row(TicketTypeId ticketType, boolean open, int available, long terms) {}

    private final Map<TicketTypeId, Row> rows = new HashMap<>();
    private final Map<TicketTypeId, Integer> left = new HashMap<>();

    SeatsLeft(List<Row> rows) {
        for (Row row : rows) {
            this.rows.put(row.ticketType(), row);
            this.left.put(row.ticketType(), row.available());
        }
    }

    /**
     * Takes all the seats, or none unless all types are open, have enough seats left and have terms
     * no newer than {@code decidedBy}.
     */
    StockOutcome take(Collection<Seats> seats, long decidedBy) {
        Map<TicketTypeId, Integer> available = new HashMap<>();
        boolean enough = true;
        for (Seats wanted : seats) {
            Row row = rows.get(wanted.ticketType());
            if (row == null || !row.open() || row.terms() > decidedBy) {
                return new StockOutcome.NotOnSale();
            }
            int here = left.getOrDefault(wanted.ticketType(), 0);
            available.put(wanted.ticketType(), here);
            enough &= wanted.quantity() <= here;
        }
        if (!enough) {
            return new StockOutcome.TooFew(available);
        }
        seats.forEach(taken -> left.merge(taken.ticketType(), -taken.quantity(), Integer::sum));
        return new StockOutcome.Taken();
    }
}
