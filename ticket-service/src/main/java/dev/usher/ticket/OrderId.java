package dev.usher.ticket;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The id of an order. */
public record OrderId(UUID value) {

    public OrderId {
        requireNonNull(value, "order id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
