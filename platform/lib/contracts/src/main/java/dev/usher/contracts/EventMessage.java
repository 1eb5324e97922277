package dev.usher.contracts;

/**
 * Messages of event-service about an event, on a compacted topic keyed by event id. A listener must
 * act on the state and never on the type, because older messages of a key may be missing.
 */
public sealed interface EventMessage extends StateMessage<EventState>
        permits EventPublished, EventUpdated, EventCancelled, EventStaffChanged {}
