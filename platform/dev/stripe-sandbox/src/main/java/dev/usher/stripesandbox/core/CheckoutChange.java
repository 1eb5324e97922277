package dev.usher.stripesandbox.core;

import java.util.List;

/** A committed step: the state after it and its events in order. Both are kept or neither. */
public record CheckoutChange(SandboxCheckout after, List<NewEvent> events, Origin origin) {

    public CheckoutChange {
        events = List.copyOf(events);
    }
}
