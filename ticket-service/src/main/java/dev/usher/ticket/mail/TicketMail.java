package dev.usher.ticket.mail;

import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail with tickets and its status.
 *
 * @param ticketId the ticket that was handed over; null for all of the order
 * @param number the place of this mail among those about the same
 * @param recipient the address; null if none is known
 * @param dueAt the next attempt; null for a mail that has ended
 */
record TicketMail(
        UUID id,
        MailKind kind,
        OrderId orderId,
        @Nullable TicketId ticketId,
        long number,
        String buyerId,
        @Nullable String recipient,
        MailStatus status,
        @Nullable MailReason reason,
        int attempts,
        @Nullable Instant dueAt,
        Instant createdAt,
        @Nullable Instant endedAt) {

    boolean isPending() {
        return status == MailStatus.PENDING;
    }
}
