package dev.usher.contracts;

/**
 * What ticket-service says about a ticket, on a compacted topic keyed by ticket id: act on the
 * state, never on the type.
 */
public sealed interface TicketMessage extends StateMessage<TicketState>
        permits TicketIssued, TicketHolderChanged, TicketSuperseded, TicketCancelled {}
