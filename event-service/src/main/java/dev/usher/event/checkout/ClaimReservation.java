package dev.usher.event.checkout;

import dev.usher.event.offer.Offer;
import dev.usher.event.offer.Offers;
import dev.usher.event.reservation.OrderId;
import dev.usher.event.reservation.Reservation;
import dev.usher.event.reservation.ReservationId;
import dev.usher.event.reservation.ReservationStatus;
import dev.usher.event.reservation.Reservations;
import dev.usher.platform.crash.CrashPoint;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives a held reservation to an order, with everything the order needs to know. */
@Component
class ClaimReservation {

    private final Reservations reservations;
    private final EndedOrders endedOrders;
    private final Offers offers;
    private final QuickClaims quickClaims;
    private final Clock clock;

    ClaimReservation(
            Reservations reservations,
            EndedOrders endedOrders,
            Offers offers,
            QuickClaims quickClaims,
            Clock clock) {
        this.reservations = reservations;
        this.endedOrders = endedOrders;
        this.offers = offers;
        this.quickClaims = quickClaims;
        this.clock = clock;
    }

    /**
     * Moves the reservation from HELD to CHECKOUT until the deadline of the order. A repeat by the
     * same order changes at most the deadline, and only to a later one.
     */
    @Transactional
    ReservationClaim claim(ReservationId id, OrderId order, String buyer, Instant until) {
        Optional<Reservation> found = reservations.lock(id).filter(locked -> locked.isOf(buyer));
        if (found.isEmpty()) {
            return new ReservationClaim.Unknown();
        }
        Reservation reservation = found.get();
        Instant now = clock.instant();
        ReservationClaim claim =
                quickClaims
                        .claim(reservation, order, until, now)
                        .orElseGet(() -> claim(reservation, order, until, now));
        if (claim instanceof ReservationClaim.Claimed) {
            CrashPoint.hitAfterCommit("claim.after_commit");
        }
        return claim;
    }

    private ReservationClaim claim(
            Reservation reservation, OrderId order, Instant until, Instant now) {
        Offer offer = offers.find(reservation.event()).orElseThrow();
        if (reservation.convertedBy(order)) {
            return new ReservationClaim.Claimed(reservation, offer);
        }
        if (reservation.inCheckoutOf(order)) {
            // The claim succeeds even if the event is cancelled by now: after a refusal,
            // payment-service would forget a claim that only its order can end.
            reservation.extend(until);
        } else if (!offer.onSale()) {
            return new ReservationClaim.EventNotOnSale();
        } else if (!offers.mayBuy(reservation.buyer())) {
            return new ReservationClaim.BuyerSuspended();
        } else if (reservation.status() == ReservationStatus.HELD
                && !reservation.holdOver(now)
                && !endedOrders.contains(order)) {
            reservation.checkOut(order, until);
        } else {
            return new ReservationClaim.NotHeld(reservation.status());
        }
        reservations.save(reservation, now);
        return new ReservationClaim.Claimed(reservation, offer);
    }
}
