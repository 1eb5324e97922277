package dev.usher.validation.admission;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answer to a validation, as the API shows it. */
@Schema(
        name = "ValidationDecision",
        description = "How an ENTRY would be decided now; nothing is recorded.")
record ValidationDecision(
        @Schema(description = "Always null, because nothing is scanned.") @Nullable UUID scanId,
        Validity result,
        Reason reason,
        @Schema(description = "The ticket; null if the text names none that the caller may see.")
                @Nullable ScannedTicket ticket,
        @Schema(description = "The accepted ENTRY that is in force; null if there is none.")
                @Nullable FirstScan firstScan) {

    static ValidationDecision of(Decision decision) {
        return new ValidationDecision(
                null,
                Validity.of(decision.reason()),
                decision.reason(),
                ScannedTicket.of(decision.ticket()),
                FirstScan.of(decision.entry()));
    }
}
