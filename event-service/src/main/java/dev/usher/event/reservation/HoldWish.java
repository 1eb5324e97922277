package dev.usher.event.reservation;

import dev.usher.event.offer.Offer;
import dev.usher.event.stock.SeatWish;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's wish that has passed every rule but two: the buyer's limit, and that there are enough
 * seats.
 *
 * @param reservation the reservation that is made if the wish is granted
 * @param offer the state of the event by which the other rules were decided
 */
record HoldWish(ReservationRequest request, Reservation reservation, Offer offer) {

    SeatWish seats() {
        return new SeatWish(request.seats(), offer.version());
    }

    PlacedReservations.Placed placed() {
        return new PlacedReservations.Placed(reservation, request.key());
    }

    PlacedReservations.Buyer buyer() {
        return new PlacedReservations.Buyer(request.event(), request.buyer());
    }

    /** The number of tickets of the event that the buyer may have; null if there is no limit. */
    @Nullable Integer limit() {
        return offer.maxPerBuyer();
    }
}
