package dev.usher.contracts;

/**
 * Messages of ticket-service about a ticket, on a compacted topic keyed by ticket id. A listener
 * must act on the state and never on the type, because older messages of a key may be missing.
 */
public sealed interface TicketMessage extends StateMessage<TicketState>
        permits TicketIssued, TicketHolderChanged, TicketSuperseded, TicketCancelled {}
