package dev.usher.chaos.crowd;

/** How a journey ended, as the one who made it knows. */
public enum Ending {
    /** Nothing left, or the sale was over. */
    TURNED_AWAY,
    RELEASED,
    LEFT_TO_EXPIRE,
    CANCELLED,
    ABANDONED,
    /** The checkout had ended before the payment. */
    TOO_LATE,
    /** Paid; the tickets were not seen within the buyer's patience. */
    PAID_ONLY,
    /** Has the tickets. */
    SERVED,
    ADMITTED,
    /** Asked until it was pointless. */
    GAVE_UP,
    /** Was still under way when the crowd was sent home. */
    SENT_HOME
}
