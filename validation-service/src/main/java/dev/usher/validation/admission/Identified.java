package dev.usher.validation.admission;

import dev.usher.validation.roster.RosterEntry;

/** What a presentation turned out to be, before anybody asks whether it may enter. */
sealed interface Identified {

    /** A genuine presentation of a known ticket, in this version. */
    record Ticket(RosterEntry entry, int version) implements Identified {}

    /** Nothing that could be let in. */
    record Nothing(Reason reason) implements Identified {}

    /**
     * Genuine as far as can be told, but the ticket or its key is still on its way here: worth
     * asking again in a moment.
     */
    record NotLearntYet() implements Identified {}
}
