package dev.usher.event.checkout;

import dev.usher.event.offer.Offer;
import dev.usher.event.reservation.Reservation;
import dev.usher.event.reservation.ReservationStatus;

/** The result of an order's claim to a reservation. */
sealed interface ReservationClaim {

    /** The reservation is in the checkout of that order, from now on or already before. */
    record Claimed(Reservation reservation, Offer offer) implements ReservationClaim {}

    /** The reservation does not exist or belongs to another buyer. */
    record Unknown() implements ReservationClaim {}

    /** The reservation is no longer held, or another order has it. */
    record NotHeld(ReservationStatus status) implements ReservationClaim {}

    record EventNotOnSale() implements ReservationClaim {}

    /** The buyer's account is suspended; the reservation stays as it is. */
    record BuyerSuspended() implements ReservationClaim {}
}
