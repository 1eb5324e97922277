package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

/** An event changed in any way that has no message of its own; drafts are announced by it too. */
public record EventUpdated(EventState state) implements EventMessage {

    public EventUpdated {
        requireNonNull(state, "state");
    }
}
