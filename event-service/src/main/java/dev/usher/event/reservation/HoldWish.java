package dev.usher.event.reservation;

import dev.usher.event.TicketTypeId;
import dev.usher.event.offer.Offer;
import dev.usher.event.stock.SeatWish;
import dev.usher.platform.web.deadline.Deadline;
import dev.usher.platform.web.idempotency.FirstAnswerRow;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's wish that has passed every rule but two: the limits of the buyer, and that there are
 * enough seats.
 *
 * @param reservation the reservation that is made if the wish is granted
 * @param answer what is stored for the key of the request if the wish is granted
 * @param offer the state of the event by which the other rules were decided
 * @param ordersHeld how many full orders of a ticket type the buyer may hold at a time; 0 for no
 *     limit
 * @param deadline the moment until which the caller waits for the answer
 */
record HoldWish(
        ReservationRequest request,
        Reservation reservation,
        @Nullable FirstAnswerRow answer,
        Offer offer,
        int ordersHeld,
        Deadline deadline) {

    SeatWish seats() {
        return new SeatWish(request.seats(), offer.version());
    }

    PlacedReservations.Placed placed() {
        return new PlacedReservations.Placed(reservation, offer.organizerId(), answer);
    }

    PlacedReservations.Buyer buyer() {
        return new PlacedReservations.Buyer(request.event(), request.buyer());
    }

    /** The number of tickets of the event that the buyer may have; null if there is no limit. */
    @Nullable Integer limit() {
        return offer.maxPerBuyer();
    }

    /** The number of tickets of the type that the buyer may hold at a time; null for no limit. */
    @Nullable Integer mostHeld(TicketTypeId type) {
        return ordersHeld == 0
                ? null
                : offer.type(type).map(sold -> ordersHeld * sold.maxPerOrder()).orElse(null);
    }

    /** Tells whether the tickets that the buyer has must be counted. */
    boolean isLimited() {
        return ordersHeld > 0 || limit() != null;
    }
}
