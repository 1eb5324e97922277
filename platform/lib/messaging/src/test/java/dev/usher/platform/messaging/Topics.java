package dev.usher.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usher.contracts.Message;
import dev.usher.contracts.MessageType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Reads and writes topics without the module under test. */
final class Topics implements AutoCloseable {

    private final String kafka;
    private final KafkaProducer<String, byte[]> producer;

    Topics(String kafka) {
        this.kafka = kafka;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka, "acks", "all"),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    /** Returns all records of the topic, the oldest of each partition first. */
    List<ConsumerRecord<String, byte[]>> all(String topic) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", kafka),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    List<ConsumerRecord<String, byte[]>> ofKey(String topic, String key) {
        return all(topic).stream().filter(record -> key.equals(record.key())).toList();
    }

    void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (Exception refused) {
            throw new IllegalStateException(refused);
        }
    }

    static ProducerRecord<String, byte[]> cloudEvent(
            UUID id, String key, long sequence, Message m) {
        MessageType type = MessageType.of(m);
        byte[] data = new MessageCodec().encode(m).getBytes(UTF_8);
        return cloudEvent(id, type.topic().wireName(), key, sequence, type.wireName(), data);
    }

    static ProducerRecord<String, byte[]> cloudEvent(
            UUID id, String topic, String key, long sequence, String type, byte[] data) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, data);
        CloudEvent.write(
                new OutboxRow(
                        1,
                        id,
                        topic,
                        key,
                        key,
                        sequence,
                        type,
                        data == null ? null : "",
                        Messages.NOON,
                        "00-" + "ab".repeat(16) + "-" + "cd".repeat(8) + "-01"),
                "/test",
                record.headers());
        return record;
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
