package dev.usher.event.catalog;

import dev.usher.event.EventId;

/** What buyers hold of an event and have opened no order on: it ends with the event. */
@FunctionalInterface
public interface OpenHolds {

    /**
     * Gives the holds of a cancelled event back. Told after the commit, and not at all when the
     * process dies in between: whoever hears it has to look for cancelled events as well.
     */
    void release(EventId cancelled);
}
