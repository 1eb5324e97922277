package dev.usher.validation.admission;

import dev.usher.platform.web.openapi.DocumentedBody;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of a scan as the documentation shows it; {@link ScanForm} reads it. */
@DocumentedBody
record ScanRequest(
        UUID scanId,
        UUID eventId,
        @Nullable String credential,
        @Nullable String code,
        @Nullable Direction direction,
        @Nullable String gate,
        @Nullable Instant scannedAt) {}
