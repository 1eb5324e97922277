package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

/** The gate staff of an event changed. */
public record EventStaffChanged(EventState state) implements EventMessage {

    public EventStaffChanged {
        requireNonNull(state, "state");
    }
}
