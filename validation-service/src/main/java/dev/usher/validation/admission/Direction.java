package dev.usher.validation.admission;

/** The direction in which the holder of a ticket passes the gate. */
enum Direction {
    ENTRY,
    EXIT
}
