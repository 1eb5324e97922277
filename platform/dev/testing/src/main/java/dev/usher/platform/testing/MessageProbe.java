package dev.usher.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usher.contracts.Message;
import dev.usher.contracts.MessageType;
import dev.usher.contracts.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Uses Kafka without any of our own code: reads the messages that a service published, and
 * publishes those of other services. It creates the topics it needs with the services' settings.
 */
public final class MessageProbe implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String bootstrapServers;
    private final TestTopics topics;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, TopicReader> readers = new ConcurrentHashMap<>();

    public MessageProbe(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.topics = new TestTopics(bootstrapServers);
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.ACKS_CONFIG,
                                "all"),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /** Publishes a message whose key is its aggregate; returns the message's id. */
    public UUID publish(UUID aggregate, long sequence, Message message) {
        return publish(aggregate.toString(), aggregate.toString(), sequence, message);
    }

    public UUID publish(String key, String aggregate, long sequence, Message message) {
        UUID id = UUID.randomUUID();
        publish(id, key, aggregate, sequence, message);
        return id;
    }

    /** Publishes a message with a given id; the same id twice is a repeated delivery. */
    public void publish(UUID id, String key, String aggregate, long sequence, Message message) {
        MessageType type = MessageType.of(message);
        publish(
                record(type.topic(), key, WireFormat.encode(message))
                        .cloudEvent(id, type.wireName(), aggregate, sequence)
                        .build());
    }

    /** Publishes a null value on a compacted topic, which deletes the key. */
    public UUID publishDeletion(Topic topic, String key, long sequence) {
        UUID id = UUID.randomUUID();
        publish(record(topic, key, null).cloudEvent(id, "usher.deleted.v1", key, sequence).build());
        return id;
    }

    /** Publishes any record, poison included; returns when the broker has stored it. */
    public void publish(ProducerRecord<String, byte[]> record) {
        topics.ensure(record.topic());
        try {
            producer.send(record).get();
        } catch (ExecutionException refused) {
            throw new IllegalStateException("Kafka refused " + record, refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Reads everything on a topic right now. */
    public List<Seen> seen(Topic topic) {
        return seen(topic.wireName());
    }

    public List<Seen> seen(Topic topic, String key) {
        return seen(topic).stream().filter(seen -> key.equals(seen.key())).toList();
    }

    public List<Seen> seen(String topic) {
        topics.ensure(topic);
        return readers.computeIfAbsent(topic, name -> new TopicReader(bootstrapServers, name))
                .all();
    }

    /** Reads the messages of a topic that a consumer group put into its dead-letter topic. */
    public List<Seen> deadLetters(String group, Topic topic) {
        return seen(group + "." + topic.wireName() + ".dlt");
    }

    /** Waits for the first message of a type under a key. */
    public <M extends Message> Seen await(Topic topic, String key, Class<M> type) {
        return await(topic, seen -> key.equals(seen.key()) && seen.is(type));
    }

    public Seen await(Topic topic, Predicate<Seen> wanted) {
        return await(topic.wireName(), wanted);
    }

    public Seen await(String topic, Predicate<Seen> wanted) {
        return Awaitility.await("a message on " + topic)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> seen(topic).stream().filter(wanted).findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        readers.values().forEach(TopicReader::close);
        readers.clear();
        producer.close(Duration.ZERO);
    }

    private static CloudEventRecord record(Topic topic, String key, byte @Nullable [] value) {
        return new CloudEventRecord(new ProducerRecord<>(topic.wireName(), key, value));
    }

    /** A record and the headers of a CloudEvent in binary mode. */
    private record CloudEventRecord(ProducerRecord<String, byte[]> build) {

        CloudEventRecord cloudEvent(UUID id, String type, String subject, long sequence) {
            return header("ce_specversion", "1.0")
                    .header("ce_id", id.toString())
                    .header("ce_type", type)
                    .header("ce_source", "/usher/test")
                    .header("ce_subject", subject)
                    .header("ce_time", Clock.systemUTC().instant().toString())
                    .header("ce_sequence", Long.toString(sequence))
                    .header("content-type", "application/json");
        }

        private CloudEventRecord header(String name, String value) {
            build.headers().add(name, value.getBytes(UTF_8));
            return this;
        }
    }
}
