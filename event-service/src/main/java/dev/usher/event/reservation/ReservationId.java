package dev.usher.event.reservation;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

record ReservationId(UUID value) {

    ReservationId {
        requireNonNull(value, "reservation id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
