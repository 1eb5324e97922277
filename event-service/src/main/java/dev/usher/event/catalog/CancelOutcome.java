package dev.usher.event.catalog;

/** What became of the wish to call an event off. */
sealed interface CancelOutcome {

    /** It is called off, now or since before. */
    record Cancelled(EventView event) implements CancelOutcome {}

    /** It is a draft: nobody knows of it. */
    record NotPublished() implements CancelOutcome {}
}
