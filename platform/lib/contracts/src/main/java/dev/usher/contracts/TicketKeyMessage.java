package dev.usher.contracts;

/** Messages of ticket-service about its keys, on a compacted topic keyed by key id. */
public sealed interface TicketKeyMessage extends Message permits TicketKeyChanged {}
