package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** A number of tickets of one type. */
public record OrderedSeats(UUID ticketTypeId, int quantity) {

    public OrderedSeats {
        requireNonNull(ticketTypeId, "ticketTypeId");
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity " + quantity);
        }
    }
}
