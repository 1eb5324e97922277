package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

/** A ticket got a new version. Credentials of older versions no longer admit. */
public record TicketSuperseded(TicketState state) implements TicketMessage {

    public TicketSuperseded {
        requireNonNull(state, "state");
    }
}
