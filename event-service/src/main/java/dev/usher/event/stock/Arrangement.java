package dev.usher.event.stock;

import dev.usher.event.TicketTypeId;
import java.util.Map;

/**
 * What an event is to have to sell from now on. A ticket type that is not named is withdrawn.
 *
 * @param open whether seats may be taken
 * @param terms the version of the event that says so
 */
public record Arrangement(Map<TicketTypeId, Integer> capacities, boolean open, long terms) {

    public Arrangement {
        capacities = Map.copyOf(capacities);
    }
}
