package dev.usher.event.suspension;

import dev.usher.event.EventId;

/** What a suspension stops: an event, or an account with all it does. */
sealed interface Suspended {

    record AnEvent(EventId id) implements Suspended {}

    record AnAccount(String id) implements Suspended {}
}
