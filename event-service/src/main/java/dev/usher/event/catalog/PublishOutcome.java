package dev.usher.event.catalog;

/** What became of the wish to put an event on sale. */
sealed interface PublishOutcome {

    /** It is on sale, now or since before. */
    record OnSale(EventView event) implements PublishOutcome {}

    /** It was cancelled, for good. */
    record Cancelled() implements PublishOutcome {}
}
