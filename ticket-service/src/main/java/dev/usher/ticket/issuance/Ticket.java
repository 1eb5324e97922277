package dev.usher.ticket.issuance;

import dev.usher.credential.Credential;
import dev.usher.credential.KeyId;
import dev.usher.credential.TypedCode;
import dev.usher.platform.web.security.EmailAddress;
import dev.usher.ticket.EventId;
import dev.usher.ticket.OrderId;
import dev.usher.ticket.TicketId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right of one person to enter one event once. Its credential is not stored: it is signed from
 * these values on demand, to the same bytes every time.
 *
 * @param buyerId the account that paid
 */
public record Ticket(
        TicketId id,
        OrderedSeat seat,
        EventId eventId,
        TicketType type,
        String buyerId,
        TicketHolder holder,
        TypedCode code,
        Signing signing,
        Lifecycle lifecycle) {

    /**
     * The seat of a paid order that the ticket was issued for.
     *
     * @param reference the shop's own reference of the order
     * @param number from 1 within the order line
     */
    public record OrderedSeat(
            OrderId orderId,
            @Nullable String reference,
            UUID reservationId,
            UUID lineId,
            int number) {}

    /** The ticket type, with its name at the time of the order. */
    public record TicketType(UUID id, String name) {}

    /** The values, beside the ids, that the credential is signed from. */
    public record Signing(int version, KeyId keyId, Instant notBefore, Instant expiresAt) {

        static final int FIRST_VERSION = 1;
    }

    /**
     * The ticket's state.
     *
     * @param updatedAt the last change, by the clock of the database
     * @param messageSequence the number of messages sent about the ticket; rises with every change
     */
    public record Lifecycle(
            TicketStatus status,
            Instant issuedAt,
            @Nullable Instant cancelledAt,
            Instant updatedAt,
            long messageSequence) {

        private static final long FIRST_MESSAGE = 1;

        static Lifecycle issued(Instant at) {
            return new Lifecycle(TicketStatus.VALID, at, null, at, FIRST_MESSAGE);
        }
    }

    /** The content of the ticket's credential. */
    public Credential claims() {
        return new Credential(
                id.value(),
                eventId.value(),
                signing.version(),
                signing.notBefore(),
                signing.expiresAt());
    }

    public boolean isBoughtBy(String accountId) {
        return buyerId.equals(accountId);
    }

    public boolean isHeldBy(@Nullable EmailAddress verifiedEmail) {
        return holder.has(verifiedEmail);
    }

    /** Tells whether the code is the holder's alone, so that the buyer no longer sees it. */
    public boolean isHeldAlone() {
        return holder.alone();
    }

    /** The same ticket with another holder; once handed over, it is seen by its holders alone. */
    Ticket heldBy(TicketHolder other) {
        TicketHolder next =
                new TicketHolder(
                        other.name(), other.email(), other.alone() || holder.alone(), true);
        return new Ticket(id, seat, eventId, type, buyerId, next, code, signing, lifecycle);
    }

    /** The same ticket with a credential that supersedes the one before. */
    Ticket signedAgain(int version, KeyId key, TypedCode other) {
        Signing next = new Signing(version, key, signing.notBefore(), signing.expiresAt());
        return new Ticket(id, seat, eventId, type, buyerId, holder, other, next, lifecycle);
    }

    /** The same ticket with another code. */
    Ticket withCode(TypedCode other) {
        return new Ticket(id, seat, eventId, type, buyerId, holder, other, signing, lifecycle);
    }
}
