package dev.usher.ticket.issuance;

import dev.usher.credential.Credential;
import dev.usher.credential.KeyId;
import dev.usher.credential.TypedCode;
import dev.usher.ticket.EventId;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right of one person to enter one event once. Its credential is not part of it: that is signed
 * anew, to the same bytes, from what is here.
 *
 * @param messageSequence how many messages were sent about it; rises with every change
 * @param seat from 1 within the order line
 * @param buyerId the account that paid
 */
public record Ticket(
        TicketId id,
        int version,
        long messageSequence,
        TicketStatus status,
        TypedCode code,
        KeyId keyId,
        OrderId orderId,
        UUID reservationId,
        UUID lineId,
        int seat,
        EventId eventId,
        UUID ticketTypeId,
        String ticketTypeName,
        String buyerId,
        Holder holder,
        Instant notBefore,
        Instant expiresAt,
        Instant issuedAt,
        @Nullable Instant cancelledAt) {

    static final int FIRST_VERSION = 1;
    static final long FIRST_MESSAGE = 1;

    /** What its credential claims. */
    public Credential claims() {
        return new Credential(id.value(), eventId.value(), version, notBefore, expiresAt);
    }

    public boolean boughtBy(String accountId) {
        return buyerId.equals(accountId);
    }

    public boolean heldBy(@Nullable String verifiedEmail) {
        return holder.has(verifiedEmail);
    }

    /** The same ticket under another code. */
    Ticket withCode(TypedCode other) {
        return new Ticket(
                id,
                version,
                messageSequence,
                status,
                other,
                keyId,
                orderId,
                reservationId,
                lineId,
                seat,
                eventId,
                ticketTypeId,
                ticketTypeName,
                buyerId,
                holder,
                notBefore,
                expiresAt,
                issuedAt,
                cancelledAt);
    }
}
