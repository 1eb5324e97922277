package dev.usher.event.catalog;

import dev.usher.event.stock.Allotment;
import java.util.List;

/** What became of the wish to change an event: all of it or nothing. */
sealed interface ChangeOutcome {

    /** As it is now; the version it was, if it was so already. */
    record Changed(EventView event) implements ChangeOutcome {}

    /** It was cancelled, for good. */
    record Cancelled() implements ChangeOutcome {}

    /** Something was held at the prices there are, so their currency stays. */
    record CurrencyFixed(String currency) implements ChangeOutcome {}

    /** These ticket types have more held and sold than they were to have. */
    record CapacityBelowSold(List<Allotment> allotments) implements ChangeOutcome {

        public CapacityBelowSold {
            allotments = List.copyOf(allotments);
        }
    }
}
