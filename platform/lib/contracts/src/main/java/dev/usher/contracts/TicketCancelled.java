package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

/** A ticket was cancelled and no longer admits. */
public record TicketCancelled(TicketState state) implements TicketMessage {

    public TicketCancelled {
        requireNonNull(state, "state");
    }
}
