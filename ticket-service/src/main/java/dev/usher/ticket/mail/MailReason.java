package dev.usher.ticket.mail;

import io.swagger.v3.oas.annotations.media.Schema;

/** The reasons for which a mail ended without being sent. */
@Schema(
        name = "MailReason",
        description =
                "Why a mail was not sent. `NO_ADDRESS`: no address of the person is known."
                        + " `ADDRESS_NOT_POSSIBLE`: mail servers cannot take the address. `REFUSED`:"
                        + " the mail server refused it for good. `GAVE_UP`: the mail server could not"
                        + " take it for too long. `NO_VALID_TICKET`: each of its tickets was cancelled"
                        + " or handed to somebody else before.")
enum MailReason {
    NO_ADDRESS(MailStatus.FAILED),
    ADDRESS_NOT_POSSIBLE(MailStatus.FAILED),
    REFUSED(MailStatus.FAILED),
    GAVE_UP(MailStatus.FAILED),
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
