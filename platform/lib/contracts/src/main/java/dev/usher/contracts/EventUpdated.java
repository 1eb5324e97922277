package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

/** An event was created as a draft, or changed in a way that has no message type of its own. */
public record EventUpdated(EventState state) implements EventMessage {

    public EventUpdated {
        requireNonNull(state, "state");
    }
}
