package dev.usher.ticket.wallet;

/** The caller's relation to a ticket, which decides which of its members they may see. */
enum Viewer {
    /** Bought or holds the ticket, and sees all of it. */
    OWNER,
    /** Organizes the event, and sees all except the code and the credential. */
    ORGANIZER,
    /** Has no relation to the ticket and must not learn that it exists. */
    STRANGER
}
