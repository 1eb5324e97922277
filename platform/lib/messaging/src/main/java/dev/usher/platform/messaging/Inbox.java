package dev.usher.platform.messaging;

import dev.usher.contracts.Message;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Handles each message exactly once per consumer group. The rows that record the messages of a poll
 * and the effects of the handlers are one transaction: a handler that fails leaves nothing behind,
 * and after a success no handler is called again for the same message.
 *
 * <p>If that transaction fails, each record gets one of its own, in order. A record that cannot be
 * decoded, or whose handler throws {@link PoisonException}, goes to the dead letters at once and
 * the others are handled; a failure that passes by itself is retried before any later record. A
 * handler must therefore give the same result for all messages of a poll and for one after another.
 *
 * <p>Only the method of a listener may call it, because its group is the name under which the
 * messages are recorded. A type that this release does not know is skipped, because a later release
 * may add types.
 */
public interface Inbox {

    /**
     * Handles the messages of a poll that were not handled before, in their order; skips deletions.
     */
    default <M extends Message> void all(
            List<ConsumerRecord<String, byte[]>> records,
            Class<M> family,
            Consumer<List<Incoming<M>>> handler) {
        all(records, family, handler, _ -> {});
    }

    /**
     * Handles the messages of a poll that were not handled before. A null value on a compacted
     * topic goes to {@code whenDeleted}. Where messages and deletions alternate, the two are called
     * in turn, so that the order is kept.
     */
    default <M extends Message> void all(
            List<ConsumerRecord<String, byte[]>> records,
            Class<M> family,
            Consumer<List<Incoming<M>>> handler,
            Consumer<List<Deletion>> whenDeleted) {
        those(records, family, _ -> true, handler, whenDeleted);
    }

    /**
     * Handles the messages of a poll that matter to this listener and were not handled before. The
     * others are read, so that poison is found, and nothing is written for them: what has no effect
     * may come as often as it likes. Deletions never matter.
     *
     * @param matters must give the same answer for the same message in every release
     */
    default <M extends Message> void those(
            List<ConsumerRecord<String, byte[]>> records,
            Class<M> family,
            Predicate<M> matters,
            Consumer<List<Incoming<M>>> handler) {
        those(
                records,
                family,
                received ->
                        received instanceof Incoming<?> incoming
                                && matters.test(family.cast(incoming.message())),
                handler,
                _ -> {});
    }

    /** Handles what matters of a poll and was not handled before. */
    <M extends Message> void those(
            List<ConsumerRecord<String, byte[]>> records,
            Class<M> family,
            Predicate<Received> matters,
            Consumer<List<Incoming<M>>> handler,
            Consumer<List<Deletion>> whenDeleted);

    /** Makes a handler of all that calls a handler of one for each in turn, in its own trace. */
    static <R extends Received> Consumer<List<R>> each(Consumer<R> handler) {
        return all -> all.forEach(one -> one.inItsTrace(() -> handler.accept(one)));
    }
}
