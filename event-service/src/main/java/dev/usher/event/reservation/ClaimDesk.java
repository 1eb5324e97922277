package dev.usher.event.reservation;

import dev.usher.event.catalog.Catalogue;
import dev.usher.event.catalog.Offer;
import dev.usher.platform.crash.CrashPoint;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands a held reservation over to an order, with everything the order has to know. */
@Service
class ClaimDesk {

    private final Reservations reservations;
    private final EndedOrders endedOrders;
    private final Catalogue catalogue;
    private final Clock clock;

    ClaimDesk(
            Reservations reservations, EndedOrders endedOrders, Catalogue catalogue, Clock clock) {
        this.reservations = reservations;
        this.endedOrders = endedOrders;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * HELD becomes CHECKOUT until the order's deadline. A repeat by the same order changes nothing
     * but, if it names a later one, the deadline.
     */
    @Transactional
    ClaimOutcome claim(ReservationId id, OrderId order, String holder, Instant until) {
        Optional<Reservation> found = reservations.lock(id).filter(locked -> locked.heldBy(holder));
        if (found.isEmpty()) {
            return new ClaimOutcome.Unknown();
        }
        Reservation reservation = found.get();
        Offer offer = catalogue.offer(reservation.event()).orElseThrow();
        if (reservation.convertedBy(order)) {
            return new ClaimOutcome.Claimed(reservation, offer);
        }
        Instant now = clock.instant();
        if (reservation.inCheckoutOf(order)) {
            // Also of an event cancelled meanwhile: a refusal would have the order forget a claim
            // that stands, and its end is what frees the reservation.
            reservation.extend(until);
        } else if (!offer.onSale()) {
            return new ClaimOutcome.EventNotOnSale();
        } else if (reservation.status() == ReservationStatus.HELD
                && !reservation.holdOver(now)
                && !endedOrders.contains(order)) {
            reservation.checkOut(order, until);
        } else {
            return new ClaimOutcome.NotHeld(reservation.status());
        }
        reservations.save(reservation, now);
        CrashPoint.hitAfterCommit("claim.after_commit");
        return new ClaimOutcome.Claimed(reservation, offer);
    }
}
