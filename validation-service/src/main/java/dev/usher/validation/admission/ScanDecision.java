package dev.usher.validation.admission;

import dev.usher.validation.ScanId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The decision about a scan, as the API shows it. */
@Schema(name = "ScanDecision", description = "The decision about a scan.")
record ScanDecision(
        @Schema(description = "The id of the scan.") UUID scanId,
        ScanResult result,
        Reason reason,
        @Schema(description = "The ticket; null if the text names none of this event.")
                @Nullable ScannedTicket ticket,
        @Schema(
                        description =
                                "The accepted ENTRY that is in force, or that an admitted EXIT ends; null if there is"
                                        + " none.")
                @Nullable FirstScan firstScan) {

    static ScanDecision of(ScanId id, Decision decision) {
        return new ScanDecision(
                id.value(),
                ScanResult.of(decision.reason()),
                decision.reason(),
                ScannedTicket.of(decision.ticket()),
                FirstScan.of(decision.entry()));
    }
}
