package dev.usher.validation.admission;

/** What came of a scan. */
sealed interface ScanOutcome {

    /** Decided now, or decided before under the same scan id and answered again. */
    record Decided(Decision decision) implements ScanOutcome {}

    /** The scan id was used for another presentation; nothing was changed. */
    record ScanIdReused() implements ScanOutcome {}

    /** The ticket or its key has not arrived here yet; nothing was recorded. */
    record NotLearntYet() implements ScanOutcome {}
}
