package dev.usher.event.catalog;

import dev.usher.event.EventId;
import java.util.List;

/** Finds the gate staff of an event, which every message about the event contains. */
@FunctionalInterface
public interface StaffRoster {

    List<StaffEntry> staffOf(EventId event);
}
