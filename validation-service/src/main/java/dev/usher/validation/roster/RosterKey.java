package dev.usher.validation.roster;

import dev.usher.credential.VerifyingKey;
import java.util.UUID;

/** A public key with which credentials of one event are verified. */
public record RosterKey(String keyId, UUID eventId, VerifyingKey key, String status) {

    public boolean revoked() {
        return status.equals("REVOKED");
    }
}
