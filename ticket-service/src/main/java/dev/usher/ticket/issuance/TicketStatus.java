package dev.usher.ticket.issuance;

/** Tells whether a ticket is good. Only validation-service knows whether it has been used. */
public enum TicketStatus {
    VALID,
    CANCELLED
}
