package dev.usher.contracts;

/**
 * What event-service says about an event, on a compacted topic keyed by event id: act on the state,
 * never on the type.
 */
public sealed interface EventMessage extends StateMessage<EventState>
        permits EventPublished, EventUpdated, EventCancelled, EventStaffChanged {}
