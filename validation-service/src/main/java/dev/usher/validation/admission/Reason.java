package dev.usher.validation.admission;

/** The reason for a decision: OK admits, every other one refuses. The API shows the names. */
enum Reason {
    OK,
    MALFORMED,
    BAD_SIGNATURE,
    UNKNOWN_TICKET,
    WRONG_EVENT,
    CANCELLED,
    SUPERSEDED,
    ALREADY_ADMITTED,
    NOT_INSIDE,
    TOO_EARLY,
    EVENT_ENDED
}
