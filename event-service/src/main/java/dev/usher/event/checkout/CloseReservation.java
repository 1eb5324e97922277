package dev.usher.event.checkout;

import dev.usher.event.catalog.CancelledEvents;
import dev.usher.event.reservation.OrderId;
import dev.usher.event.reservation.Reservation;
import dev.usher.event.reservation.ReservationId;
import dev.usher.event.reservation.Reservations;
import dev.usher.event.stock.Stock;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends the checkout of an order that has ended without money. Its seats become available, or stay
 * held for the rest of the hold if the order could never be paid.
 */
@Component
class CloseReservation {

    private static final Logger log = LoggerFactory.getLogger(CloseReservation.class);

    private final Reservations reservations;
    private final Stock stock;
    private final EndedOrders endedOrders;
    private final CancelledEvents cancelledEvents;
    private final Clock clock;

    CloseReservation(
            Reservations reservations,
            Stock stock,
            EndedOrders endedOrders,
            CancelledEvents cancelledEvents,
            Clock clock) {
        this.reservations = reservations;
        this.stock = stock;
        this.endedOrders = endedOrders;
        this.cancelledEvents = cancelledEvents;
        this.clock = clock;
    }

    /**
     * Closes the reservation, unless another order has it. Seats of a cancelled event must not be
     * held again, so the event is read and locked first: a cancellation either has committed before
     * or will find the hold.
     */
    @Transactional
    void close(ReservationId id, OrderId order, OrderEnd end) {
        Instant now = clock.instant();
        boolean cancelled = end == OrderEnd.FAILED && isOfCancelledEvent(id);
        Optional<Reservation> found = reservations.lock(id);
        endedOrders.remember(order, id, now);
        if (found.isEmpty() || !found.get().inCheckoutOf(order)) {
            log.debug("order {} has ended; reservation {} is not in its checkout", order, id);
            return;
        }
        Reservation reservation = found.get();
        boolean heldAgain = end == OrderEnd.FAILED && !cancelled && !reservation.holdOver(now);
        if (heldAgain) {
            reservation.holdAgain();
        } else if (end == OrderEnd.CANCELLED || cancelled) {
            reservation.releaseCheckout();
        } else {
            reservation.expireCheckout();
        }
        reservations.save(reservation, now);
        if (!heldAgain) {
            stock.release(reservation.seats());
        }
    }

    private boolean isOfCancelledEvent(ReservationId id) {
        return reservations
                .find(id)
                .filter(found -> cancelledEvents.contains(found.event()))
                .isPresent();
    }
}
