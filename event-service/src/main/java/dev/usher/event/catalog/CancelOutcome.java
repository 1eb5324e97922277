package dev.usher.event.catalog;

/** The result of cancelling an event. */
sealed interface CancelOutcome {

    /** The event is cancelled, by this call or an earlier one. */
    record Cancelled(EventView event) implements CancelOutcome {}

    /** The event is a draft, so there are no tickets for it. */
    record NotPublished() implements CancelOutcome {}
}
