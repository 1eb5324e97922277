package dev.usher.event.reservation;

/** The result of giving a reservation back. */
sealed interface ReleaseOutcome {

    /** The reservation occupies no stock, from now on or already before. */
    record Released() implements ReleaseOutcome {}

    record InCheckout() implements ReleaseOutcome {}

    record Converted() implements ReleaseOutcome {}

    /** The reservation does not exist or belongs to another account. */
    record Unknown() implements ReleaseOutcome {}
}
