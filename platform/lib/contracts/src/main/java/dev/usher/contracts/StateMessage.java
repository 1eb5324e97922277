package dev.usher.contracts;

/**
 * A message that carries the whole state of its subject. On the wire the data of such a message is
 * the state itself, not an object around it.
 */
public sealed interface StateMessage<S> extends Message permits EventMessage, TicketMessage {
    S state();
}
