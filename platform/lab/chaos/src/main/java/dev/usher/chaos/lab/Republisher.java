package dev.usher.chaos.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends messages again, marked so that the checker recognizes them. */
public final class Republisher {

    /** The header of every message that the lab itself sent. */
    public static final String MARK = "usher-chaos";

    private static final Duration READ_WITHIN = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long SENT_WITHIN_SECONDS = 30;

    private final String bootstrap;

    Republisher(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Sends all messages of a topic again, in order; returns their number. */
    public int again(String topic) {
        return send(read(topic, _ -> true), Republisher::marked);
    }

    /** Sends messages of a type again under other ids; returns their number. */
    public int underOtherIds(String topic, String type, RandomGenerator random) {
        return send(
                read(topic, record -> text(record.headers(), "ce_type").equals(type)),
                record -> {
                    Headers headers = marked(record);
                    headers.remove("ce_id");
                    headers.add("ce_id", newId(random).toString().getBytes(UTF_8));
                    return headers;
                });
    }

    private static UUID newId(RandomGenerator random) {
        return new UUID(
                (random.nextLong() & ~0xF000L) | 0x4000L,
                (random.nextLong() & ~(3L << 62)) | (2L << 62));
    }

    private static Headers marked(ConsumerRecord<byte[], byte[]> record) {
        RecordHeaders headers = new RecordHeaders(record.headers());
        headers.add(MARK, "injected".getBytes(UTF_8));
        return headers;
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private List<ConsumerRecord<byte[], byte[]>> read(
            String topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        configuration(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream().map(Republisher::partition).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + READ_WITHIN.toNanos();
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("could not read " + topic);
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    // Not what an earlier call sent.
                    if (record.headers().lastHeader(MARK) == null && wanted.test(record)) {
                        found.add(record);
                    }
                }
            }
        }
        return found;
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    private int send(
            List<ConsumerRecord<byte[], byte[]>> records,
            java.util.function.Function<ConsumerRecord<byte[], byte[]>, Headers> headers) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        configuration(), new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> each : records) {
                sent.add(
                        producer.send(
                                new ProducerRecord<>(
                                        each.topic(),
                                        each.partition(),
                                        each.key(),
                                        each.value(),
                                        headers.apply(each))));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get(SENT_WITHIN_SECONDS, TimeUnit.SECONDS);
            }
            return sent.size();
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("could not send again", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private Map<String, Object> configuration() {
        Map<String, Object> all = new HashMap<>();
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return all;
    }
}
