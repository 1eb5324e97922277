package dev.usher.platform.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A committed message that waits for Kafka. A null payload deletes the key. */
record OutboxRow(
        long id,
        UUID messageId,
        String topic,
        String key,
        String aggregateId,
        long sequence,
        String type,
        @Nullable String payload,
        Instant occurredAt,
        String traceparent) {}
