package dev.usher.validation.admission;

/** The result of a scan, as the API, the messages and the log name it. */
enum ScanResult {
    ADMITTED,
    REJECTED;

    static ScanResult of(Reason reason) {
        return reason == Reason.OK ? ADMITTED : REJECTED;
    }
}
