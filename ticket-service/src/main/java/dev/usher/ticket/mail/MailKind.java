package dev.usher.ticket.mail;

import io.swagger.v3.oas.annotations.media.Schema;

/** The kinds of mail. */
@Schema(
        name = "MailKind",
        description =
                "What the mail is about. `TICKETS`: the order's tickets, for its buyer."
                        + " `HANDOVER`: one ticket, for the person who was named as its holder.")
enum MailKind {
    TICKETS,
    HANDOVER
}
