package dev.usher.ticket.mail;

import io.swagger.v3.oas.annotations.media.Schema;

/** The reasons for which a mail ended without being sent. */
@Schema(name = "MailReason", description = "The reason why a mail was not sent.")
enum MailReason {
    @Schema(description = "No address of the person is known.")
    NO_ADDRESS(MailStatus.FAILED),
    @Schema(description = "Mail servers cannot take the address.")
    ADDRESS_NOT_POSSIBLE(MailStatus.FAILED),
    @Schema(description = "The mail server refused it for good.")
    REFUSED(MailStatus.FAILED),
    @Schema(description = "The mail server could not take it for too long.")
    GAVE_UP(MailStatus.FAILED),
    @Schema(description = "Each of its tickets was cancelled or handed to somebody else before.")
    NO_VALID_TICKET(MailStatus.CANCELLED);

    private final MailStatus status;

    MailReason(MailStatus status) {
        this.status = status;
    }

    /** Returns the state of a mail that ended for this reason. */
    MailStatus status() {
        return status;
    }
}
