package dev.usher.event.catalog;

import dev.usher.event.EventId;

/** Releases the holds of a cancelled event on which no order was opened. */
@FunctionalInterface
public interface HoldRelease {

    /**
     * Called after the commit of the cancellation, and not at all if the process dies in between.
     * So the implementation must also look for cancelled events by itself.
     */
    void release(EventId cancelled);
}
