package dev.usher.validation;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The id of a ticket. */
public record TicketId(UUID value) {

    public TicketId {
        requireNonNull(value, "ticket id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
