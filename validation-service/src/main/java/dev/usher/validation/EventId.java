package dev.usher.validation;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The id of an event (the show). */
public record EventId(UUID value) {

    public EventId {
        requireNonNull(value, "event id");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
