package dev.usher.event.stock;

import dev.usher.event.TicketTypeId;
import java.util.Map;

/** The result of a wish for seats: all of them or none. */
public sealed interface StockOutcome {

    /** All seats are taken. */
    record Taken() implements StockOutcome {}

    /** At least one type has too few seats left; nothing was taken. */
    record TooFew(Map<TicketTypeId, Integer> available) implements StockOutcome {

        public TooFew {
            available = Map.copyOf(available);
        }
    }

    /** The event or a ticket type is not on sale; nothing was taken. */
    record NotOnSale() implements StockOutcome {}
}
