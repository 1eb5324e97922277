package dev.usher.event.catalog;

/** The result of publishing an event. */
sealed interface PublishOutcome {

    /** The event is on sale, by this call or an earlier one. */
    record OnSale(EventView event) implements PublishOutcome {}

    /** The event was cancelled, so it cannot be published. */
    record Cancelled() implements PublishOutcome {}
}
