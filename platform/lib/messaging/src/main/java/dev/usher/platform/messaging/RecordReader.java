package dev.usher.platform.messaging;

import dev.usher.contracts.Message;
import dev.usher.contracts.MessageType;
import dev.usher.contracts.Topic;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads raw records; throws {@link PoisonException} for one that no listener can handle. */
final class RecordReader {

    private static final Logger log = LoggerFactory.getLogger(RecordReader.class);

    private final MessageCodec codec;

    RecordReader(MessageCodec codec) {
        this.codec = codec;
    }

    /** Returns what the record tells, or null if this release does not know the type. */
    @Nullable Received read(
            ConsumerRecord<String, byte[]> record, Class<? extends Message> family) {
        CloudEvent event = CloudEvent.read(record);
        if (record.value() == null) {
            return deletion(record, event);
        }
        Optional<MessageType> type = MessageType.ofWireName(event.type());
        if (type.isEmpty()) {
            log.debug("Skipping {}: the type {} is unknown", event.id(), event.type());
            return null;
        }
        return incoming(record, event, type.get(), family);
    }

    private static Deletion deletion(ConsumerRecord<String, byte[]> record, CloudEvent event) {
        if (!compacted(record.topic())) {
            throw new PoisonException("a null value must be on a compacted topic");
        }
        return new Deletion(event.id(), keyOf(record), event.sequence(), event.traceparent());
    }

    private <M extends Message> Incoming<M> incoming(
            ConsumerRecord<String, byte[]> record,
            CloudEvent event,
            MessageType type,
            Class<M> family) {
        if (!family.isAssignableFrom(type.record())) {
            throw new PoisonException(type.wireName() + " must be a " + family.getSimpleName());
        }
        return new Incoming<>(
                event.id(),
                type,
                keyOf(record),
                event.sequence(),
                event.time(),
                event.traceparent(),
                family.cast(codec.decode(type, record.value())));
    }

    private static String keyOf(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            throw new PoisonException("the record must have a key");
        }
        return record.key();
    }

    private static boolean compacted(String topic) {
        for (Topic known : Topic.values()) {
            if (known.wireName().equals(topic)) {
                return known.compacted();
            }
        }
        return false;
    }
}
