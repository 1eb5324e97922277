package dev.usher.validation.admission;

/** The result of a validation, as the API names it. */
enum Validity {
    VALID,
    INVALID;

    static Validity of(Reason reason) {
        return reason == Reason.OK ? VALID : INVALID;
    }
}
