package dev.usher.validation.admission;

/** Which way somebody walks through the gate. */
enum Direction {
    ENTRY,
    EXIT
}
