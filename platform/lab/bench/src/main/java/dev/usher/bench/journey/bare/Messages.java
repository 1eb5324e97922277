package dev.usher.bench.journey.bare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;

/** Sends messages and hands over those that arrive, at least once and a poll at a time. */
final class Messages implements AutoCloseable {

    private static final Logger log = Logger.getLogger(Messages.class.getName());
    private static final Duration POLL = Duration.ofMillis(500);

    /** Kafka answers a fetch as soon as there is a message; without any it is rarely asked. */
    private static final int LONGEST_FETCH_MILLIS = 20_000;

    private final String bootstrap;
    private final KafkaProducer<String, byte[]> producer;
    private final List<Thread> readers = new ArrayList<>();
    private volatile boolean open = true;

    Messages(String bootstrap) {
        this.bootstrap = bootstrap;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 0),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /** Sends messages with the order's id as key; returns when Kafka has acknowledged them all. */
    void send(String topic, List<? extends JsonNode> messages) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (JsonNode message : messages) {
            byte[] value = HttpMessage.JSON.writeValueAsBytes(message);
            String key = message.path("orderId").asString("");
            sent.add(producer.send(new ProducerRecord<>(topic, key, value)));
        }
        try {
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException refused) {
            throw new IllegalStateException(refused.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Hands over what the group has not handled yet; the offset is committed after the handler. */
    void read(String topic, String group, Consumer<List<JsonNode>> handler) {
        readers.add(
                Thread.ofPlatform()
                        .daemon()
                        .name(group)
                        .start(() -> readOn(topic, topic + "." + group, handler)));
    }

    private void readOn(String topic, String group, Consumer<List<JsonNode>> handler) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "group.id",
                        group,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "fetch.max.wait.ms",
                        LONGEST_FETCH_MILLIS);
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer());
        try {
            consumer.assign(
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList());
            while (open) {
                List<JsonNode> messages = new ArrayList<>();
                consumer.poll(POLL)
                        .forEach(record -> messages.add(HttpMessage.JSON.readTree(record.value())));
                if (!messages.isEmpty()) {
                    handler.accept(messages);
                    consumer.commitAsync();
                }
            }
        } catch (RuntimeException broken) {
            log.log(Level.SEVERE, "no more messages for " + group, broken);
        } finally {
            // Without a time it would wait for the end of its fetch.
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    @Override
    public void close() {
        open = false;
        try {
            for (Thread reader : readers) {
                reader.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
