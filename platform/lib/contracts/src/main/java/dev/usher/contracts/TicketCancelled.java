package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

/** A ticket is void. */
public record TicketCancelled(TicketState state) implements TicketMessage {

    public TicketCancelled {
        requireNonNull(state, "state");
    }
}
