package dev.usher.ticket.signing;

import io.swagger.v3.oas.annotations.media.Schema;

/** The states of an event's key. */
@Schema(name = "TicketKeyStatus")
enum KeyStatus {
    /** Signs and verifies. */
    @Schema(description = "Signs new credentials and verifies them.")
    ACTIVE,
    /** Verifies credentials that were signed earlier. */
    @Schema(description = "Verifies credentials that were signed earlier.")
    VERIFY_ONLY,
    /** Verifies no credential. */
    @Schema(description = "Verifies no credential.")
    REVOKED
}
