package dev.usher.ticket.wallet;

/** As what somebody looks at a ticket. */
enum Sight {
    /** Bought or holds it, and sees all of it. */
    OWNER,
    /** Organizes its event, and sees all but what opens the door. */
    ORGANIZER,
    /** Has nothing to do with it. */
    STRANGER
}
