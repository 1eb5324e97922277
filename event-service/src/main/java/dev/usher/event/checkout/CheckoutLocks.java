package dev.usher.event.checkout;

import dev.usher.event.EventId;
import dev.usher.event.catalog.CancelledEvents;
import dev.usher.event.reservation.ReservationId;
import dev.usher.event.reservation.Reservations;
import dev.usher.event.stock.Seats;
import dev.usher.event.stock.Stock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks what several messages of one transaction will change: the events first, the reservations
 * next and the stock last, as every transaction does, and the rows of each kind in the order of
 * their keys. Handled one after another without it, they would lock in the order of the messages.
 */
@Component
class CheckoutLocks {

    private final CancelledEvents cancelledEvents;
    private final Reservations reservations;
    private final Stock stock;

    CheckoutLocks(CancelledEvents cancelledEvents, Reservations reservations, Stock stock) {
        this.cancelledEvents = cancelledEvents;
        this.reservations = reservations;
        this.stock = stock;
    }

    /** Locks the reservations, their seats, and events that must not be cancelled meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    void take(Collection<EventId> events, Collection<ReservationId> ids) {
        events.stream()
                .distinct()
                .sorted(Comparator.comparing(EventId::value))
                .forEach(cancelledEvents::contains);
        List<Seats> seats =
                reservations.lockAll(ids).values().stream()
                        .flatMap(one -> one.seats().stream())
                        .toList();
        if (!seats.isEmpty()) {
            stock.lock(seats);
        }
    }
}
