package dev.usher.event.reservation;

import dev.usher.event.EventId;
import dev.usher.event.stock.Seats;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's request for tickets of an event.
 *
 * @param buyer the account that buys
 * @param key the request's Idempotency-Key; two requests of a buyer with one key hold once
 */
record ReservationRequest(String buyer, @Nullable String key, EventId event, List<Seats> seats) {

    ReservationRequest {
        seats = List.copyOf(seats);
        if (seats.isEmpty()) {
            throw new IllegalArgumentException("a request must ask for seats");
        }
    }

    int quantity() {
        return seats.stream().mapToInt(Seats::quantity).sum();
    }

    /** Tells whether the reservation is for the event and the seats of this request. */
    boolean asksFor(Reservation reservation) {
        return reservation.event().equals(event) && reservation.seats().equals(seats);
    }
}
