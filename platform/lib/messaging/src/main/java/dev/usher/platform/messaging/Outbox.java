package dev.usher.platform.messaging;

import dev.usher.contracts.Topic;
import java.util.List;
import java.util.Map;

/**
 * Sends messages by storing them in the transaction that changes the state they tell about. They
 * are sent if and only if it commits: at least once, in order per key, without waiting for a timer.
 *
 * <p>The caller must change the aggregate first and append after: the aggregate's row lock makes
 * the order of its messages the order of its changes. With JPA the change must be flushed, or the
 * row must have been read with a lock. Two writers that forget it fail on the unique key (topic,
 * aggregate, sequence), so their messages are never mixed up.
 *
 * <p>Every method throws {@link IllegalStateException} outside a transaction.
 */
public interface Outbox {

    void append(OutgoingMessage message);

    /** Appends all messages in one statement, in this order. */
    void append(List<OutgoingMessage> messages);

    /** Appends all messages in one statement, in this order, which makes another change too. */
    void append(List<OutgoingMessage> messages, Beside beside);

    /**
     * Returns the parameters of a statement of the caller that appends these messages, or some of
     * them, with the parts {@link OutboxRows}. It must give each a sequence, and append the
     * messages of one aggregate in the order of their sequences.
     */
    Map<String, Object> prepared(List<UnnumberedMessage> messages);

    /** Appends a null value, after which a compacted topic deletes all messages of the key. */
    void appendDeletion(Topic topic, String key, long sequence);
}
