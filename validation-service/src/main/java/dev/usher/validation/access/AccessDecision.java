package dev.usher.validation.access;

/** Whether a caller may scan for an event. */
public sealed interface AccessDecision {

    /** Organizer or gate staff of this event. */
    record Allowed(GateEvent event) implements AccessDecision {}

    /** This service has not learnt of such an event, or there is none. */
    record UnknownEvent() implements AccessDecision {}

    /** The event is somebody else's. */
    record NotStaff() implements AccessDecision {}
}
