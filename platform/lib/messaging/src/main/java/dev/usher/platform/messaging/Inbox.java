package dev.usher.platform.messaging;

import dev.usher.contracts.Message;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Handles each message exactly once per consumer group. The row that records the message and the
 * effects of the handler are one transaction: a handler that fails leaves nothing behind, and after
 * a success the handler is not called again for the same message.
 *
 * <p>Only the method of a listener may call it, because its group is the name under which the
 * message is recorded. A record that cannot be decoded is refused with {@link PoisonException} and
 * goes to the dead letters at once. A type that this release does not know is skipped, because a
 * later release may add types.
 */
public interface Inbox {

    /** Handles a message; skips deletions. */
    <M extends Message> void once(
            ConsumerRecord<String, byte[]> record, Class<M> family, Consumer<Incoming<M>> handler);

    /**
     * Handles a message; a null value on a compacted topic goes to {@code whenDeleted}, also once.
     */
    <M extends Message> void once(
            ConsumerRecord<String, byte[]> record,
            Class<M> family,
            Consumer<Incoming<M>> handler,
            Consumer<Deletion> whenDeleted);
}
