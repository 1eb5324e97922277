package dev.usher.validation.admission;

import dev.usher.platform.web.openapi.DocumentedBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of a scan as the documentation shows it; {@link ScanForm} reads it. */
@DocumentedBody
@Schema(
        name = "NewScan",
        description = "A presentation of a ticket. Exactly one of credential and code is given.")
record ScanRequest(
        @Schema(
                        description =
                                "A new UUID for each presentation; the same one to repeat a scan"
                                        + " after a lost answer.")
                UUID scanId,
        @Schema(description = "The event at whose gate the ticket is shown.") UUID eventId,
        @Schema(
                        description =
                                "The text of a QR code, as the scanner read it. Any text is taken;"
                                        + " one that is not a ticket's is `MALFORMED`.")
                @Nullable String credential,
        @Schema(
                        description =
                                "The typed code, with or without dashes, in either case. I and L are"
                                        + " read as 1, O as 0.")
                @Nullable String code,
        @Schema(defaultValue = "ENTRY") @Nullable Direction direction,
        @Schema(
                        description = "The name of the gate; not blank.",
                        minLength = 1,
                        maxLength = ScanForm.MAX_GATE_LENGTH)
                @Nullable String gate,
        @Schema(
                        description =
                                "The time at which the ticket was shown, in the years 2000 to 8999."
                                        + " Default: the time at which the scan arrives.")
                @Nullable Instant scannedAt) {}
