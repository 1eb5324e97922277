package dev.usher.platform.messaging;

import dev.usher.contracts.Message;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes a record in exactly once per consumer group: decoding, the note that it was seen and the
 * handler's effects are one transaction, so a handler that fails leaves nothing behind and one that
 * succeeded is not called again for the same message.
 *
 * <p>To be called by a listener's method, which names the group. What cannot be decoded is refused
 * with {@link PoisonException} and goes to the dead letters at once. A type that this release does
 * not know is passed over, for a later release may add types.
 */
public interface Inbox {

    /** Deletions are passed over. */
    <M extends Message> void once(
            ConsumerRecord<String, byte[]> record, Class<M> family, Consumer<Incoming<M>> handler);

    /** As above; a null value on a compacted topic goes to {@code whenDeleted}, also once. */
    <M extends Message> void once(
            ConsumerRecord<String, byte[]> record,
            Class<M> family,
            Consumer<Incoming<M>> handler,
            Consumer<Deletion> whenDeleted);
}
