package dev.usher.validation.admission;

import dev.usher.validation.roster.RosterEntry;

/** What a presentation turned out to be, before anybody asks whether it may enter. */
sealed interface Identified {

    /** A genuine presentation of a known ticket, in this version. */
    record Ticket(RosterEntry entry, int version) implements Identified {}

    /** Nothing that could be let in. */
    record Nothing(Reason reason) implements Identified {}

    /** A known ticket under its key, but the key itself is still on its way here. */
    record KeyNotLearnt() implements Identified {}
}
