package dev.usher.contracts;

/** What ticket-service says about its keys, on a compacted topic keyed by key id. */
public sealed interface TicketKeyMessage extends Message permits TicketKeyChanged {}
