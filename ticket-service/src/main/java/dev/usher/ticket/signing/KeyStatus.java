package dev.usher.ticket.signing;

/** The states of an event's key. */
enum KeyStatus {
    /** Signs and verifies. */
    ACTIVE,
    /** Verifies credentials that were signed earlier. */
    VERIFY_ONLY,
    /** Verifies no credential. */
    REVOKED
}
