package dev.usher.event.catalog;

import dev.usher.event.EventId;

/** Hears about each change of an event, for example to evict it from a cache. */
@FunctionalInterface
public interface EventChanged {

    /**
     * Called inside the transaction that changes, cancels or deletes a published event. It may
     * still roll back, so the implementation must act after the commit.
     */
    void changed(EventId event);
}
