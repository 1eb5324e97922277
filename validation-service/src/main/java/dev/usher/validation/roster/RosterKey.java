package dev.usher.validation.roster;

import dev.usher.credential.KeyId;
import dev.usher.credential.VerifyingKey;
import dev.usher.validation.EventId;

/** A public key with which the credentials of one event are verified. */
public record RosterKey(KeyId id, EventId eventId, VerifyingKey key, Status status) {

    /** The states of a key, as ticket-service publishes them. */
    public enum Status {
        ACTIVE,
        VERIFY_ONLY,
        REVOKED
    }

    public boolean isRevoked() {
        return status == Status.REVOKED;
    }
}
