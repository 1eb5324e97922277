package dev.usher.ticket.issuance;

/** Whether a ticket counts. Used or not is validation-service's knowledge. */
public enum TicketStatus {
    VALID,
    CANCELLED
}
