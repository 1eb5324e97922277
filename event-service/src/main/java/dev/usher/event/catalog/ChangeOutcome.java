package dev.usher.event.catalog;

import dev.usher.event.stock.Allotment;
import java.util.List;

/** The result of changing an event. A change is made completely or not at all. */
sealed interface ChangeOutcome {

    /** The event after the change. If nothing changed, its version is unchanged. */
    record Changed(EventView event) implements ChangeOutcome {}

    /** The event was cancelled, so it cannot change. */
    record Cancelled() implements ChangeOutcome {}

    /** Tickets were held at prices in that currency, so it cannot change. */
    record CurrencyFixed(String currency) implements ChangeOutcome {}

    /** The new capacity would not cover the held and sold tickets of these types. */
    record CapacityBelowSold(List<Allotment> allotments) implements ChangeOutcome {

        public CapacityBelowSold {
            allotments = List.copyOf(allotments);
        }
    }
}
