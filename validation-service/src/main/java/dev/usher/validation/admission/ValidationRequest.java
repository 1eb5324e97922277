package dev.usher.validation.admission;

import dev.usher.platform.web.openapi.DocumentedBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of a validation as the documentation shows it; {@link ValidationForm} reads it. */
@DocumentedBody
@Schema(
        name = "NewValidation",
        description = "A ticket to validate. Exactly one of credential and code is given.")
record ValidationRequest(
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
        @Schema(
                        description =
                                "The event at whose gate the ticket is shown. Default: the event of"
                                        + " the ticket, if the caller may scan for it.")
                @Nullable UUID eventId) {}
