package dev.usher.platform.messaging;

import static java.util.Objects.requireNonNull;

import dev.usher.contracts.Message;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to send. Messages of one key arrive in the order in which they were appended. The
 * sequence counts the messages about one aggregate, from 1 and without gaps.
 *
 * @param traceId the trace to which the message belongs; null if it begins one
 */
public record OutgoingMessage(
        String key, String aggregateId, long sequence, Message message, @Nullable String traceId) {

    public OutgoingMessage {
        requireNonNull(key, "key");
        requireNonNull(aggregateId, "aggregateId");
        requireNonNull(message, "message");
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence " + sequence);
        }
    }

    /**
     * Makes a message of the trace that is current now, also if it is appended later together with
     * messages of other traces.
     */
    public OutgoingMessage(String key, String aggregateId, long sequence, Message message) {
        this(key, aggregateId, sequence, message, TraceHeader.current());
    }

    /** Makes a message whose key is the id of the aggregate it is about. */
    public static OutgoingMessage about(UUID id, long sequence, Message message) {
        return new OutgoingMessage(id.toString(), id.toString(), sequence, message);
    }
}
