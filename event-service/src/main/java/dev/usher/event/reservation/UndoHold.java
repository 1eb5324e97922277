package dev.usher.event.reservation;

import dev.usher.event.reservation.PlacedReservations.Placed;
import dev.usher.event.stock.Stock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Undoes a hold that nobody was told of, as if it had never been: its row goes, and the answer
 * stored for its Idempotency-Key, so that a repeat is decided again.
 */
@Component
class UndoHold {

    private final Reservations reservations;
    private final PlacedReservations placed;
    private final Stock stock;

    UndoHold(Reservations reservations, PlacedReservations placed, Stock stock) {
        this.reservations = reservations;
        this.placed = placed;
        this.stock = stock;
    }

    /** Has no effect on a reservation that is not held any more. */
    @Transactional
    void undo(Placed hold) {
        Optional<Reservation> held =
                reservations
                        .lock(hold.reservation().id())
                        .filter(found -> found.status() == ReservationStatus.HELD);
        if (held.isPresent()) {
            placed.delete(List.of(hold));
            stock.release(held.get().seats());
        }
    }
}
