package dev.usher.validation.admission;

import dev.usher.validation.roster.AcceptedEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The accepted entry that is in force, as the API shows it. */
@Schema(name = "FirstScan", description = "The accepted ENTRY that is in force.")
record FirstScan(
        @Schema(description = "The id of that scan.") UUID scanId,
        @Schema(description = "The time of that scan.") Instant at,
        @Schema(description = "The gate; null if the scan named none.") @Nullable String gate) {

    static @Nullable FirstScan of(@Nullable AcceptedEntry entry) {
        return entry == null
                ? null
                : new FirstScan(entry.scanId().value(), entry.at(), entry.gate());
    }
}
