package dev.usher.contracts;

/**
 * A message that carries the complete state of its subject. On the wire its data is the state
 * itself, without an object around it.
 */
public sealed interface StateMessage<S> extends Message
        permits EventMessage, TicketMessage, OrderMessage {
    S state();
}
