package dev.usher.ticket.wallet;

/** The caller's relation to a ticket, which decides which of its members they may see. */
enum Viewer {
    /** The caller bought or holds the ticket and may see all of it. */
    OWNER,
    /** The caller bought the ticket for a holder who alone may see the code and the credential. */
    BUYER,
    /** The caller organizes the event and may see all except the code and the credential. */
    ORGANIZER,
    /** The caller has no relation to the ticket and must not learn that it exists. */
    STRANGER
}
