package dev.usher.platform.messaging;

import dev.usher.contracts.Message;
import dev.usher.contracts.MessageType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message that was received, with the attributes of its headers. */
public record Incoming<M extends Message>(
        UUID id,
        MessageType type,
        String key,
        long sequence,
        Instant time,
        @Nullable String traceparent,
        M message)
        implements Received {}
