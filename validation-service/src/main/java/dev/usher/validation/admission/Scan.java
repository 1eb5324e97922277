package dev.usher.validation.admission;

import dev.usher.validation.EventId;
import dev.usher.validation.ScanId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One presentation of a ticket at a gate, as the steward's device sent it.
 *
 * @param staff the steward's account
 */
record Scan(
        ScanId id,
        EventId eventId,
        TicketProof proof,
        Direction direction,
        @Nullable String gate,
        Instant scannedAt,
        Instant receivedAt,
        String staff) {}
