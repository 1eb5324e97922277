package dev.usher.event.reservation;

import dev.usher.event.catalog.Offer;
import dev.usher.event.stock.SeatWish;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's wish that has passed every rule but those of the stock and of the buyer's limit.
 *
 * @param reservation what it becomes if there is enough
 * @param offer what it was decided by
 */
record HoldWish(PlaceReservation asked, Reservation reservation, Offer offer) {

    SeatWish seats() {
        return new SeatWish(asked.seats(), offer.version());
    }

    Reservations.Placed placed() {
        return new Reservations.Placed(reservation, asked.key());
    }

    Reservations.Buyer buyer() {
        return new Reservations.Buyer(asked.event(), asked.holder());
    }

    /** How many tickets of the event the buyer may have; null for any number. */
    @Nullable Integer limit() {
        return offer.maxPerBuyer();
    }
}
