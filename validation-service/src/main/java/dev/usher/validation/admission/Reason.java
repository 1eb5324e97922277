package dev.usher.validation.admission;

import io.swagger.v3.oas.annotations.media.Schema;

/** The reason for a decision: OK admits, every other one refuses. The API shows the names. */
@Schema(name = "ScanReason")
enum Reason {
    @Schema(description = "Nothing speaks against it.")
    OK,
    @Schema(description = "The text is neither a credential nor a code.")
    MALFORMED,
    @Schema(description = "The credential is not signed with a valid key of its event.")
    BAD_SIGNATURE,
    @Schema(description = "There is no such ticket, or none that the caller may see.")
    UNKNOWN_TICKET,
    @Schema(description = "The ticket is for another event.")
    WRONG_EVENT,
    @Schema(description = "The ticket or the event is cancelled.")
    CANCELLED,
    @Schema(description = "The ticket has a newer credential or code.")
    SUPERSEDED,
    @Schema(description = "The holder is inside, or may not come in again.")
    ALREADY_ADMITTED,
    @Schema(description = "The holder wants to leave but is not inside.")
    NOT_INSIDE,
    @Schema(description = "Admission has not opened yet.")
    TOO_EARLY,
    @Schema(description = "Admission has closed.")
    EVENT_ENDED
}
