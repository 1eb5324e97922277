package dev.usher.event.catalog;

/** What became of the wish to cancel an event. */
sealed interface CancelOutcome {

    /** It is cancelled, now or since before. */
    record Cancelled(EventView event) implements CancelOutcome {}

    /** It is a draft, which nobody has tickets for. */
    record NotPublished() implements CancelOutcome {}
}
