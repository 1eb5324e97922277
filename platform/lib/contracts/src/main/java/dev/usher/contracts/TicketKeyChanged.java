package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * The state of a public key that verifies the credentials of one event. {@code status} is ACTIVE,
 * VERIFY_ONLY or REVOKED, {@code keyId} is 16 hex digits, {@code publicKey} is the 32 raw Ed25519
 * bytes in base64url.
 */
public record TicketKeyChanged(String keyId, UUID eventId, String publicKey, String status)
        implements TicketKeyMessage {

    public TicketKeyChanged {
        requireNonNull(keyId, "keyId");
        requireNonNull(eventId, "eventId");
        requireNonNull(publicKey, "publicKey");
        requireNonNull(status, "status");
    }
}
