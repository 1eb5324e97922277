package dev.usher.validation.admission;

import io.swagger.v3.oas.annotations.media.Schema;

/** The direction in which the holder of a ticket passes the gate. */
@Schema(name = "ScanDirection")
enum Direction {
    @Schema(description = "The holder comes in.")
    ENTRY,
    @Schema(description = "The holder goes out.")
    EXIT
}
