package dev.usher.event.stock;

import dev.usher.event.TicketTypeId;
import java.util.Map;

/** What became of a wish for seats: all of them or none. */
public sealed interface StockOutcome {

    /** They are taken. */
    record Taken() implements StockOutcome {}

    /** At least one type has too few left; nothing was taken. */
    record TooFew(Map<TicketTypeId, Integer> available) implements StockOutcome {

        public TooFew {
            available = Map.copyOf(available);
        }
    }

    /** The event is not on sale, or no longer; nothing was taken. */
    record NotOnSale() implements StockOutcome {}
}
