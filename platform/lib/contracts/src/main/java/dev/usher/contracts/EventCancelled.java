package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

/** An event was cancelled for good. */
public record EventCancelled(EventState state) implements EventMessage {

    public EventCancelled {
        requireNonNull(state, "state");
    }
}
