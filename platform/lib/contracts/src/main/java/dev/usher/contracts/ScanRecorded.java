package dev.usher.contracts;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket was scanned at a gate. {@code direction} is ENTRY or EXIT, {@code result} is ADMITTED or
 * REJECTED.
 */
public record ScanRecorded(
        UUID scanId,
        UUID eventId,
        UUID ticketId,
        String direction,
        String result,
        String reason,
        @Nullable String gate,
        Instant scannedAt,
        Instant receivedAt,
        boolean offline)
        implements ScanMessage {

    public ScanRecorded {
        requireNonNull(scanId, "scanId");
        requireNonNull(eventId, "eventId");
        requireNonNull(ticketId, "ticketId");
        requireNonNull(direction, "direction");
        requireNonNull(result, "result");
        requireNonNull(reason, "reason");
        requireNonNull(scannedAt, "scannedAt");
        requireNonNull(receivedAt, "receivedAt");
    }
}
