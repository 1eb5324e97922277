package dev.usher.event;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** The id of an event (the show). */
@Embeddable
public record EventId(@Column(name = "id") UUID value) implements Serializable {

    public EventId {
        requireNonNull(value, "event id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
