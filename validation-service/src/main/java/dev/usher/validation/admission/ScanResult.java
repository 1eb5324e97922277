package dev.usher.validation.admission;

import io.swagger.v3.oas.annotations.media.Schema;

/** The result of a scan, as the API, the messages and the log name it. */
enum ScanResult {
    @Schema(description = "The holder may pass in the direction of the scan.")
    ADMITTED,
    @Schema(description = "The holder must not pass; `reason` says why.")
    REJECTED;

    static ScanResult of(Reason reason) {
        return reason == Reason.OK ? ADMITTED : REJECTED;
    }
}
