package dev.usher.platform.messaging;

import static java.util.Objects.requireNonNull;

import dev.usher.contracts.Message;
import org.jspecify.annotations.Nullable;

/**
 * A message whose sequence the statement that appends it takes from the row of its aggregate
 * ({@link OutboxRows}).
 *
 * @param traceId the trace to which the message belongs; null if it begins one
 */
public record UnnumberedMessage(
        String key, String aggregateId, Message message, @Nullable String traceId) {

    public UnnumberedMessage {
        requireNonNull(key, "key");
        requireNonNull(aggregateId, "aggregateId");
        requireNonNull(message, "message");
    }
}
