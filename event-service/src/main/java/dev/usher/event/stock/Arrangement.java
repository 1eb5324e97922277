package dev.usher.event.stock;

import dev.usher.event.TicketTypeId;
import java.util.Map;

/**
 * The stock that an event must have from now on. A ticket type without a capacity is withdrawn.
 *
 * @param open whether seats may be taken
 * @param terms the version of the event that demands this
 */
public record Arrangement(Map<TicketTypeId, Integer> capacities, boolean open, long terms) {

    public Arrangement {
        capacities = Map.copyOf(capacities);
    }
}
