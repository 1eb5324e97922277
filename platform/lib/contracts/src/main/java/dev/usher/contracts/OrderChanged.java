package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

/** An order was opened, or has changed in a way that its organizer can see. */
public record OrderChanged(OrderSnapshot state) implements OrderMessage {

    public OrderChanged {
        requireNonNull(state, "state");
    }
}
