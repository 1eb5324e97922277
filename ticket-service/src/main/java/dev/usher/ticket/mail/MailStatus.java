package dev.usher.ticket.mail;

import io.swagger.v3.oas.annotations.media.Schema;

/** The states of a mail. All but the first are final. */
@Schema(name = "MailStatus", description = "The state of a mail.")
enum MailStatus {
    @Schema(
            description =
                    "It is sent as soon as possible, and tried again if the mail server cannot take it now.")
    PENDING,
    @Schema(description = "The mail server took it; the mailbox may still send it back.")
    SENT,
    @Schema(description = "It was given up, see `reason`.")
    FAILED,
    @Schema(description = "It had nothing to say any more, see `reason`.")
    CANCELLED
}
