package dev.usher.event.catalog;

/** What became of the wish to delete an event. */
enum DeleteOutcome {
    DELETED,

    /** Something of it was held at some time, so somebody may ask about it. */
    HAS_SALES
}
