package dev.usher.ticket.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.usher.ticket.TicketId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail as the API shows it, without its content. */
@Schema(name = "TicketMail", description = "A mail with tickets and its status.")
record MailView(
        @Schema(description = "The id of the mail, which is also in its Message-ID.") UUID id,
        MailKind kind,
        @Schema(description = "The ticket that was handed over; only in mails of that kind.")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable UUID ticketId,
        @Schema(description = "The address; null if none is known.") @Nullable String recipient,
        MailStatus status,
        @Schema(description = "Why it was not sent; null if it was, or may still be.")
                @Nullable MailReason reason,
        @Schema(description = "The number of attempts to send it, with one that is under way.")
                int attempts,
        @Schema(description = "The time at which the mail was asked for.") Instant createdAt,
        @Schema(
                        description =
                                "The time before which no other attempt begins; null if there will"
                                        + " be none.")
                @Nullable Instant nextAttemptAt,
        @Schema(description = "The time at which it was sent, given up or cancelled; else null.")
                @Nullable Instant endedAt) {

    static MailView of(TicketMail mail) {
        TicketId ticket = mail.ticketId();
        return new MailView(
                mail.id(),
                mail.kind(),
                ticket == null ? null : ticket.value(),
                mail.recipient(),
                mail.status(),
                mail.reason(),
                mail.attempts(),
                mail.createdAt(),
                mail.dueAt(),
                mail.endedAt());
    }
}
