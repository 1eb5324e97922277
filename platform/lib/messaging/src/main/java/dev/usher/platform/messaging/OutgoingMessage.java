package dev.usher.platform.messaging;

import static java.util.Objects.requireNonNull;

import dev.usher.contracts.Message;
import java.util.UUID;

/**
 * A message to send. Messages of one key arrive in the order in which they were appended. The
 * sequence counts the messages about one aggregate, from 1 and without gaps.
 */
public record OutgoingMessage(String key, String aggregateId, long sequence, Message message) {

    public OutgoingMessage {
        requireNonNull(key, "key");
        requireNonNull(aggregateId, "aggregateId");
        requireNonNull(message, "message");
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence " + sequence);
        }
    }

    /** Makes a message whose key is the id of the aggregate it is about. */
    public static OutgoingMessage about(UUID id, long sequence, Message message) {
        return new OutgoingMessage(id.toString(), id.toString(), sequence, message);
    }
}
