package dev.usher.event.access;

import dev.usher.event.catalog.StaffEntry;

/** What became of naming somebody. */
sealed interface StaffOutcome {

    record Named(StaffEntry entry) implements StaffOutcome {}

    /** The email was named before; nothing changed, and a binding stays. */
    record NamedBefore(StaffEntry entry) implements StaffOutcome {}

    record TooMany(int limit) implements StaffOutcome {}
}
