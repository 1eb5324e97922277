package dev.usher.ticket.issuance;

import io.swagger.v3.oas.annotations.media.Schema;

/** Tells whether a ticket is good. Only validation-service knows whether it has been used. */
public enum TicketStatus {
    @Schema(description = "The ticket admits, unless it has been used; only the gate knows that.")
    VALID,
    @Schema(description = "The ticket admits nobody any more.")
    CANCELLED
}
