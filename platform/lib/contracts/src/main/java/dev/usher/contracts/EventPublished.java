package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

/** An event went on sale. */
public record EventPublished(EventState state) implements EventMessage {

    public EventPublished {
        requireNonNull(state, "state");
    }
}
