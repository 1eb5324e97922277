package dev.usher.ticket.mail;

import io.swagger.v3.oas.annotations.media.Schema;

/** The states of a mail. All but the first are final. */
@Schema(
        name = "MailStatus",
        description =
                "The state of a mail. `PENDING`: it is sent as soon as possible, and tried again if"
                        + " the mail server cannot take it now. `SENT`: the mail server took it; the"
                        + " mailbox may still send it back. `FAILED`: it was given up, see `reason`."
                        + " `CANCELLED`: it had nothing to say any more, see `reason`.")
enum MailStatus {
    PENDING,
    SENT,
    FAILED,
    CANCELLED
}
