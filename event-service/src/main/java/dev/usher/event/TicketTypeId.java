package dev.usher.event;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** The id of a ticket type of an event. */
@Embeddable
public record TicketTypeId(@Column(name = "id") UUID value) implements Serializable {

    public TicketTypeId {
        requireNonNull(value, "ticket type id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
