package dev.usher.event.reservation;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** An order of payment-service. */
record OrderId(UUID value) {

    OrderId {
        requireNonNull(value, "order id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
