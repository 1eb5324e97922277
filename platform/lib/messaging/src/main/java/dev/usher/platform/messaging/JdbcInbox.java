package dev.usher.platform.messaging;

import dev.usher.contracts.Message;
import dev.usher.contracts.MessageType;
import dev.usher.contracts.Topic;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Notes what was seen in the table {@code inbox} of the service's own schema. {@code
 * platform/lab/seeded-bugs} names private members of this class; a rename must change them there.
 */
final class JdbcInbox implements Inbox {

    private static final Logger log = LoggerFactory.getLogger(JdbcInbox.class);

    private static final String INSERT =
            "INSERT INTO inbox (consumer, message_id) VALUES (?, ?) ON CONFLICT DO NOTHING";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final MessageCodec codec;

    JdbcInbox(JdbcTemplate jdbc, TransactionOperations transaction, MessageCodec codec) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.codec = codec;
    }

    @Override
    public <M extends Message> void once(
            ConsumerRecord<String, byte[]> record, Class<M> family, Consumer<Incoming<M>> handler) {
        once(
                record,
                family,
                handler,
                deletion -> log.debug("Passing over the deletion of {}", deletion.key()));
    }

    @Override
    public <M extends Message> void once(
            ConsumerRecord<String, byte[]> record,
            Class<M> family,
            Consumer<Incoming<M>> handler,
            Consumer<Deletion> whenDeleted) {
        CloudEvent event = CloudEvent.read(record);
        try (var _ = Trace.enter(event.traceparent(), event.id())) {
            if (record.value() == null) {
                Deletion deletion = deletion(record, event);
                firstTime(event.id(), () -> whenDeleted.accept(deletion));
                return;
            }
            Optional<MessageType> type = MessageType.ofWireName(event.type());
            if (type.isEmpty()) {
                log.debug("Passing over {}: {} is not known here", event.id(), event.type());
                return;
            }
            Incoming<M> incoming = incoming(record, event, type.get(), family);
            firstTime(event.id(), () -> handler.accept(incoming));
        }
    }

    private static Deletion deletion(ConsumerRecord<String, byte[]> record, CloudEvent event) {
        if (!compacted(record.topic())) {
            throw new PoisonException("a null value on a topic that is not compacted");
        }
        return new Deletion(event.id(), keyOf(record), event.sequence());
    }

    private <M extends Message> Incoming<M> incoming(
            ConsumerRecord<String, byte[]> record,
            CloudEvent event,
            MessageType type,
            Class<M> family) {
        if (!family.isAssignableFrom(type.record())) {
            throw new PoisonException(type.wireName() + " is no " + family.getSimpleName());
        }
        M message = family.cast(codec.decode(type, record.value()));
        return new Incoming<>(
                event.id(), type, keyOf(record), event.sequence(), event.time(), message);
    }

    private void firstTime(UUID messageId, Runnable effect) {
        String consumer = KafkaUtils.getConsumerGroupId();
        if (consumer == null) {
            throw new IllegalStateException("only a listener's method takes records in");
        }
        transaction.executeWithoutResult(status -> {
            if (jdbc.update(INSERT, consumer, messageId) == 1) {
                effect.run();
            } else {
                log.debug("{} has seen {} before", consumer, messageId);
            }
        });
    }

    private static String keyOf(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            throw new PoisonException("the record has no key");
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
