package dev.usher.event.reservation;

import dev.usher.event.EventId;
import dev.usher.event.stock.Seats;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer asks for.
 *
 * @param key the buyer's Idempotency-Key; the same key never holds twice
 */
record PlaceReservation(String holder, @Nullable String key, EventId event, List<Seats> seats) {

    PlaceReservation {
        seats = List.copyOf(seats);
        if (seats.isEmpty()) {
            throw new IllegalArgumentException("nothing is asked for");
        }
    }

    int quantity() {
        return seats.stream().mapToInt(Seats::quantity).sum();
    }

    /** Whether that reservation is what this request asks for. */
    boolean asksFor(Reservation reservation) {
        return reservation.event().equals(event) && reservation.seats().equals(seats);
    }
}
