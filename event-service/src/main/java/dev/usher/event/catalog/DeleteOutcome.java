package dev.usher.event.catalog;

/** The result of deleting an event. */
sealed interface DeleteOutcome {

    /** The event is deleted. */
    record Deleted() implements DeleteOutcome {}

    /** Tickets of it were held at some time and may have been sold; it can only be cancelled. */
    record HasSales() implements DeleteOutcome {}

    /** The event was cancelled and stays visible to everyone. */
    record Cancelled() implements DeleteOutcome {}
}
