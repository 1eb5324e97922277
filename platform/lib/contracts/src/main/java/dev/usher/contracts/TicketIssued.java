package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

/** A ticket was issued. */
public record TicketIssued(TicketState state) implements TicketMessage {

    public TicketIssued {
        requireNonNull(state, "state");
    }
}
