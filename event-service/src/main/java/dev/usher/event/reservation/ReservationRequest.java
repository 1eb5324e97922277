package dev.usher.event.reservation;

import dev.usher.event.EventId;
import dev.usher.event.stock.Seats;
import dev.usher.platform.web.form.CallerReferences;
import dev.usher.platform.web.idempotency.KeyedRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's request for tickets of an event.
 *
 * @param buyer the account that buys
 * @param keyed the request as its Idempotency-Key knows it; two requests of a buyer with one key
 *     hold once
 */
record ReservationRequest(
        String buyer,
        @Nullable KeyedRequest keyed,
        EventId event,
        List<Seats> seats,
        CallerReferences references) {

    ReservationRequest {
        seats = List.copyOf(seats);
        if (seats.isEmpty()) {
            throw new IllegalArgumentException("a request must ask for seats");
        }
    }

    @Nullable String key() {
        return keyed == null ? null : keyed.key();
    }

    int quantity() {
        return seats.stream().mapToInt(Seats::quantity).sum();
    }

    /**
     * Tells whether the reservation is for the event, the seats and the references of this request.
     */
    boolean asksFor(Reservation reservation) {
        return reservation.event().equals(event)
                && reservation.seats().equals(seats)
                && reservation.references().equals(references);
    }
}
