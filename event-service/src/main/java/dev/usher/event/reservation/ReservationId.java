package dev.usher.event.reservation;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The id of a reservation. */
public record ReservationId(UUID value) {

    public ReservationId {
        requireNonNull(value, "reservation id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
