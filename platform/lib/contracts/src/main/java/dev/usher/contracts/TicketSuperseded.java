package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

/** A ticket has a new version; credentials of older versions are no good. */
public record TicketSuperseded(TicketState state) implements TicketMessage {

    public TicketSuperseded {
        requireNonNull(state, "state");
    }
}
