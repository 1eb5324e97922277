package dev.usher.validation.admission;

import dev.usher.validation.roster.RosterEntry;

/** The result of looking for the ticket behind a proof, before any rule of admission is asked. */
sealed interface IdentificationOutcome {

    /**
     * The proof is genuine and its ticket is known.
     *
     * @param version the ticket's version that the proof was made for
     */
    record Identified(RosterEntry entry, int version) implements IdentificationOutcome {

        /** A typed code finds a ticket only in its current version. */
        static final int CURRENT = Integer.MAX_VALUE;
    }

    /** The proof must be refused. */
    record Unusable(Reason reason) implements IdentificationOutcome {}

    /**
     * The proof may be genuine, but its ticket or key has not arrived here yet: the scan must be
     * repeated in a moment.
     */
    record NotLearntYet() implements IdentificationOutcome {}
}
