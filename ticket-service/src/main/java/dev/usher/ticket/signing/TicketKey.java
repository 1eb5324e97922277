package dev.usher.ticket.signing;

import dev.usher.credential.KeyId;
import dev.usher.credential.VerifyingKey;
import dev.usher.ticket.EventId;

/** The public half of an event's key. The generation counts from 1 and rises with a rotation. */
record TicketKey(
        KeyId id, EventId eventId, int generation, VerifyingKey publicKey, KeyStatus status) {}
