package dev.usher.ticket.signing;

/** Signs and verifies; verifies what it signed before; verifies nothing any more. */
enum KeyStatus {
    ACTIVE,
    VERIFY_ONLY,
    REVOKED
}
