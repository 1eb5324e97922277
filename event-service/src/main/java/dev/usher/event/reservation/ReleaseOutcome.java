package dev.usher.event.reservation;

/** What became of the wish to give a reservation back. */
sealed interface ReleaseOutcome {

    /** Its stock is back, now or since before. */
    record Released() implements ReleaseOutcome {}

    record InCheckout() implements ReleaseOutcome {}

    record Converted() implements ReleaseOutcome {}

    /** There is none, or it is somebody else's. */
    record Unknown() implements ReleaseOutcome {}
}
