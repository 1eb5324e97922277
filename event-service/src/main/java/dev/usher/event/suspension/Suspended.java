package dev.usher.event.suspension;

import dev.usher.event.EventId;

/** The object of a suspension: an event, or an account with all it does. */
sealed interface Suspended {

    record AnEvent(EventId id) implements Suspended {}

    record AnAccount(String id) implements Suspended {}
}
