package dev.usher.platform.messaging;

import dev.usher.contracts.Topic;
import java.util.List;

/**
 * Sends messages by writing them down in the transaction that changes the state they tell about.
 * They are sent if and only if it commits: at least once, in order per key, without waiting for a
 * timer.
 *
 * <p>Change the aggregate first and append after: the aggregate's row lock is what makes the order
 * of its messages the order of its changes. With JPA that means the change is flushed, or the row
 * was read with a lock. Two writers that forget it collide on (topic, aggregate, sequence) instead
 * of being mixed up.
 *
 * <p>Every method throws {@link IllegalStateException} outside a transaction.
 */
public interface Outbox {

    void append(OutgoingMessage message);

    /** All of them in one statement, in this order. */
    void append(List<OutgoingMessage> messages);

    /**
     * Says that what the key names is gone: a null value, after which a compacted topic forgets the
     * key.
     */
    void appendDeletion(Topic topic, String key, long sequence);
}
