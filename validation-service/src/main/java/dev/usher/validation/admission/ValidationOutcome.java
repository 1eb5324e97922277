package dev.usher.validation.admission;

/** The result of a validation. */
sealed interface ValidationOutcome {

    /** The ticket was judged. */
    record Decided(Decision decision) implements ValidationOutcome {}

    /** The ticket or its key has not arrived here yet. */
    record NotLearntYet() implements ValidationOutcome {}
}
