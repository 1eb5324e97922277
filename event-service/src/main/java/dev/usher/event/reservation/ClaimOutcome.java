package dev.usher.event.reservation;

import dev.usher.event.catalog.Offer;

/** What became of an order's claim to a reservation. */
sealed interface ClaimOutcome {

    /** In checkout for that order, now or since before. */
    record Claimed(Reservation reservation, Offer offer) implements ClaimOutcome {}

    /** There is none, or the order's buyer is not its holder. */
    record Unknown() implements ClaimOutcome {}

    /** It is not there to be claimed by this order: gone, over, or another order's. */
    record NotHeld(ReservationStatus status) implements ClaimOutcome {}

    record EventNotOnSale() implements ClaimOutcome {}
}
