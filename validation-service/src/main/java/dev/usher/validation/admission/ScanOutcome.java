package dev.usher.validation.admission;

/** The result of handing a scan to the gate. */
sealed interface ScanOutcome {

    /** The scan was decided, now or earlier under the same scan id. */
    record Decided(Decision decision) implements ScanOutcome {}

    /** The scan id was used for another presentation; nothing was changed. */
    record ScanIdReused() implements ScanOutcome {}

    /** The ticket or its key has not arrived here yet; nothing was recorded. */
    record NotLearntYet() implements ScanOutcome {}
}
