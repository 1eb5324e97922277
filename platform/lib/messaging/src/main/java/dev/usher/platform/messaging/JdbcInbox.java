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
 * Records handled messages in the table {@code inbox} of the service's own schema.
 *
 * <p>The method {@link #firstTime} is also known by name to platform/lab/seeded-bugs, which alters
 * it on purpose: it must be renamed in both places.
 */
final class JdbcInbox implements Inbox {

    private static final Logger log = LoggerFactory.getLogger(JdbcInbox.class);

    private static final String INSERT =
            "insert into inbox (consumer, message_id) values (?, ?) on conflict do nothing";

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
                deletion -> log.debug("Skipping the deletion of {}", deletion.key()));
    }

    @Override
    public <M extends Message> void once(
            ConsumerRecord<String, byte[]> record,
            Class<M> family,
            Consumer<Incoming<M>> handler,
            Consumer<Deletion> whenDeleted) {
        CloudEvent event = CloudEvent.read(record);
        try (var _ = TraceHeader.enter(event.traceparent(), event.id())) {
            if (record.value() == null) {
                Deletion deletion = deletion(record, event);
                firstTime(event.id(), () -> whenDeleted.accept(deletion));
                return;
            }
            Optional<MessageType> type = MessageType.ofWireName(event.type());
            if (type.isEmpty()) {
                log.debug("Skipping {}: the type {} is unknown", event.id(), event.type());
                return;
            }
            Incoming<M> incoming = incoming(record, event, type.get(), family);
            firstTime(event.id(), () -> handler.accept(incoming));
        }
    }

    private static Deletion deletion(ConsumerRecord<String, byte[]> record, CloudEvent event) {
        if (!compacted(record.topic())) {
            throw new PoisonException("a null value must be on a compacted topic");
        }
        return new Deletion(event.id(), keyOf(record), event.sequence());
    }

    private <M extends Message> Incoming<M> incoming(
            ConsumerRecord<String, byte[]> record,
            CloudEvent event,
            MessageType type,
            Class<M> family) {
        if (!family.isAssignableFrom(type.record())) {
            throw new PoisonException(type.wireName() + " must be a " + family.getSimpleName());
        }
        M message = family.cast(codec.decode(type, record.value()));
        return new Incoming<>(
                event.id(), type, keyOf(record), event.sequence(), event.time(), message);
    }

    private void firstTime(UUID messageId, Runnable effect) {
        String consumer = KafkaUtils.getConsumerGroupId();
        if (consumer == null) {
            throw new IllegalStateException("only the method of a listener may handle records");
        }
        transaction.executeWithoutResult(_ -> {
            if (jdbc.update(INSERT, consumer, messageId) == 1) {
                effect.run();
            } else {
                log.debug("{} has handled {} before", consumer, messageId);
            }
        });
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
