package dev.usher.event.stock;

import static java.util.Objects.requireNonNull;

import dev.usher.event.TicketTypeId;

/** A number of seats of one ticket type. */
public record Seats(TicketTypeId ticketType, int quantity) {

    public Seats {
        requireNonNull(ticketType, "ticket type");
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity must be at least 1, not " + quantity);
        }
    }
}
