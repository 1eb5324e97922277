package dev.usher.validation.access;

/** The answer to the question whether a caller may scan for an event. */
public sealed interface AccessDecision {

    /** The caller is the organizer or gate staff of this event. */
    record Allowed(GateEvent event) implements AccessDecision {}

    /** The event does not exist, or this service has not learnt of it yet. */
    record UnknownEvent() implements AccessDecision {}

    /** The caller is neither the organizer nor gate staff. */
    record NotStaff() implements AccessDecision {}
}
