package dev.usher.ticket.event;

import dev.usher.ticket.EventId;

/**
 * Answers, on behalf of the feature that issues tickets, whether an event's copy is still needed.
 */
public interface IssuedTickets {

    /** Tells whether at least one ticket of the event exists. */
    boolean existFor(EventId event);
}
