package dev.usher.validation.admission;

/** Why a scan was answered as it was; the names are part of the public API. */
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
