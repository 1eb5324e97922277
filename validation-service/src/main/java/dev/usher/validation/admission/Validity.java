package dev.usher.validation.admission;

import io.swagger.v3.oas.annotations.media.Schema;

/** The result of a validation, as the API names it. */
@Schema(name = "ValidationResult")
enum Validity {
    @Schema(description = "An ENTRY would be admitted now.")
    VALID,
    @Schema(description = "An ENTRY would be rejected now; `reason` says why.")
    INVALID;

    static Validity of(Reason reason) {
        return reason == Reason.OK ? VALID : INVALID;
    }
}
