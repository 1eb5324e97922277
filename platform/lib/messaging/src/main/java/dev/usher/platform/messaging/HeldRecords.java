package dev.usher.platform.messaging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Hands a held record and all after it to the listener again. The container commits the offsets
 * before it, and polls meanwhile without fetching, so that the consumer stays in its group.
 *
 * <p>The framework's own handler counts attempts per thread and forgets them when another partition
 * has a healthy poll (GH-4371), so poison would never reach the dead letters. {@link Stumbles}
 * counts here, and {@link DeadLetters} decides.
 */
final class HeldRecords implements CommonErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(HeldRecords.class);

    private final InboxProperties settings;

    HeldRecords(InboxProperties settings) {
        this.settings = settings;
    }

    @Override
    public <K, V> ConsumerRecords<K, V> handleBatchAndReturnRemaining(
            Exception failure,
            ConsumerRecords<?, ?> records,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        HeldRecordException held = heldBehind(failure);
        if (held == null) {
            log.error("A poll failed before its records were handled; it is repeated", failure);
        } else {
            log.warn("A record is held", held);
        }
        pause(
                container,
                held == null ? settings.transientMax().toMillis() : held.pause().toMillis());
        @SuppressWarnings("unchecked") // The container hands in its own records.
        ConsumerRecords<K, V> all = (ConsumerRecords<K, V>) records;
        return held == null ? all : from(held.record(), all);
    }

    @Override
    public void handleOtherException(
            Exception failure,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            boolean batchListener) {
        log.error("{} could not poll", container.getListenerId(), failure);
    }

    private static @Nullable HeldRecordException heldBehind(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof HeldRecordException)) {
            cause = cause.getCause();
        }
        return (HeldRecordException) cause;
    }

    /** Returns the record and those after it in their order, which the container requires. */
    private static <K, V> ConsumerRecords<K, V> from(
            ConsumerRecord<?, ?> first, ConsumerRecords<K, V> all) {
        Map<TopicPartition, List<ConsumerRecord<K, V>>> left = new LinkedHashMap<>();
        boolean reached = false;
        for (ConsumerRecord<K, V> record : all) {
            reached |= record.equals(first);
            if (reached) {
                left.computeIfAbsent(
                                new TopicPartition(record.topic(), record.partition()),
                                _ -> new ArrayList<>())
                        .add(record);
            }
        }
        return new ConsumerRecords<>(left, Map.of());
    }

    /** Waits, unless the container stops meanwhile. */
    private static void pause(MessageListenerContainer container, long millis) {
        try {
            ListenerUtils.stoppableSleep(container, millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
