package dev.usher.chaos.crowd;

/** The end of a journey, as its buyer knows it. */
public enum Ending {
    /** Sold out, or not on sale. */
    TURNED_AWAY,
    RELEASED,
    LEFT_TO_EXPIRE,
    CANCELLED,
    ABANDONED,
    /** The checkout had ended before the payment. */
    TOO_LATE,
    /** Paid, but the tickets did not appear within the buyer's patience. */
    PAID_ONLY,
    /** The buyer has the tickets. */
    SERVED,
    ADMITTED,
    /** The buyer stopped retrying. */
    GAVE_UP,
    /** The journey was unfinished when the crowd was closed. */
    SENT_HOME
}
