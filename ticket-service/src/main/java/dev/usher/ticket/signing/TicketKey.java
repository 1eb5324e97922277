package dev.usher.ticket.signing;

import dev.usher.credential.KeyId;
import dev.usher.credential.VerifyingKey;
import dev.usher.ticket.EventId;

/**
 * The public half of an event's key pair.
 *
 * @param generation from 1; a rotation adds 1
 * @param disclosed whether callers may read it; the key of a draft would give the draft away
 * @param replaced whether its tickets are being issued again under a newer key
 */
record TicketKey(
        KeyId id,
        EventId eventId,
        int generation,
        VerifyingKey publicKey,
        KeyStatus status,
        boolean disclosed,
        boolean replaced) {

    TicketKey withStatus(KeyStatus other) {
        return new TicketKey(id, eventId, generation, publicKey, other, disclosed, replaced);
    }
}
