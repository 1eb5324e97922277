package dev.usher.event.catalog;

/** What became of the wish to delete an event. */
sealed interface DeleteOutcome {

    /** It is gone. */
    record Deleted() implements DeleteOutcome {}

    /** Something of it was held once, and may have been sold: it can only be cancelled. */
    record HasSales() implements DeleteOutcome {}

    /** It was cancelled, and stays for everybody to see. */
    record Cancelled() implements DeleteOutcome {}
}
