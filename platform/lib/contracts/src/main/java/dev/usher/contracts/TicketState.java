package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The complete state of a ticket, without its credential. {@code status} is VALID or CANCELLED,
 * {@code version} is the one in the credential, {@code seat} counts from 1 within the order line.
 *
 * @param code the typed code, in messages of releases before 0.2 alone
 * @param codeHash the hash of the typed code under the code key
 * @param sealed what only ticket-service can read, to make its own table again; in messages since
 *     0.2
 */
public record TicketState(
        UUID id,
        int version,
        String status,
        @Nullable String code,
        @Nullable String codeHash,
        String keyId,
        UUID orderId,
        UUID reservationId,
        UUID lineId,
        int seat,
        UUID eventId,
        UUID ticketTypeId,
        String ticketTypeName,
        Holder holder,
        Instant issuedAt,
        @Nullable Instant cancelledAt,
        @Nullable String sealed) {

    public TicketState {
        requireNonNull(id, "id");
        requireNonNull(status, "status");
        if (code == null) {
            requireNonNull(codeHash, "codeHash");
        }
        requireNonNull(keyId, "keyId");
        requireNonNull(orderId, "orderId");
        requireNonNull(reservationId, "reservationId");
        requireNonNull(lineId, "lineId");
        requireNonNull(eventId, "eventId");
        requireNonNull(ticketTypeId, "ticketTypeId");
        requireNonNull(ticketTypeName, "ticketTypeName");
        requireNonNull(holder, "holder");
        requireNonNull(issuedAt, "issuedAt");
    }

    /** Makes a state without a seal. */
    public TicketState(
            UUID id,
            int version,
            String status,
            @Nullable String code,
            @Nullable String codeHash,
            String keyId,
            UUID orderId,
            UUID reservationId,
            UUID lineId,
            int seat,
            UUID eventId,
            UUID ticketTypeId,
            String ticketTypeName,
            Holder holder,
            Instant issuedAt,
            @Nullable Instant cancelledAt) {
        this(
                id,
                version,
                status,
                code,
                codeHash,
                keyId,
                orderId,
                reservationId,
                lineId,
                seat,
                eventId,
                ticketTypeId,
                ticketTypeName,
                holder,
                issuedAt,
                cancelledAt,
                null);
    }
}
