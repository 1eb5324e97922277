package dev.usher.event.catalog;

import dev.usher.event.EventId;
import java.util.List;

/** Who works at the gate of an event: every message about the event names them. */
@FunctionalInterface
public interface StaffRoster {

    List<StaffEntry> staffOf(EventId event);
}
