package dev.usher.ticket.mail;

import io.swagger.v3.oas.annotations.media.Schema;

/** The kinds of mail. */
@Schema(name = "MailKind", description = "The occasion of the mail.")
enum MailKind {
    @Schema(description = "The order's tickets, for its buyer.")
    TICKETS,
    @Schema(description = "One ticket, for the person who was named as its holder.")
    HANDOVER
}
