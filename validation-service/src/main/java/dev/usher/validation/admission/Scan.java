package dev.usher.validation.admission;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One presentation at a gate, as a steward's device sent it. */
record Scan(
        UUID id,
        UUID eventId,
        Presented presented,
        Direction direction,
        @Nullable String gate,
        Instant scannedAt,
        Instant receivedAt,
        String staff) {}
