package dev.usher.event.access;

import dev.usher.event.catalog.StaffEntry;

/** The result of adding gate staff. */
sealed interface StaffOutcome {

    record Added(StaffEntry entry) implements StaffOutcome {}

    /** The email has an entry already. Nothing changed, and the entry stays bound. */
    record AlreadyAdded(StaffEntry entry) implements StaffOutcome {}

    record TooMany(int limit) implements StaffOutcome {}
}
