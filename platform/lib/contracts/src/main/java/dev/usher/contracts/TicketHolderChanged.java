package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

/** A ticket got another holder. */
public record TicketHolderChanged(TicketState state) implements TicketMessage {

    public TicketHolderChanged {
        requireNonNull(state, "state");
    }
}
