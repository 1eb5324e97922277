package dev.usher.chaos.record;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A consumer without a group that includes new topics as they appear. */
final class Listening implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration BETWEEN_DISCOVERIES = Duration.ofMillis(500);
    private static final Duration DISCOVER_WITHIN = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> offsets;
    private final Set<TopicPartition> known = new HashSet<>();
    private long lastDiscovery;
    private boolean discovered;

    /** Reads each partition from its start, or from the given offset. */
    Listening(String bootstrapServers, Map<TopicPartition, Long> offsets) {
        this.offsets = offsets;
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest",
                                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                                false,
                                // Few records at a time, to limit memory.
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                1_000,
                                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                                8 * 1024 * 1024,
                                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                                500),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
    }

    ConsumerRecords<byte[], byte[]> poll() throws InterruptedException {
        if (!discovered || System.nanoTime() - lastDiscovery > BETWEEN_DISCOVERIES.toNanos()) {
            discover();
        }
        if (known.isEmpty()) {
            Thread.sleep(POLL);
            return ConsumerRecords.empty();
        }
        return consumer.poll(POLL);
    }

    private void discover() {
        Set<TopicPartition> all =
                consumer.listTopics(DISCOVER_WITHIN).entrySet().stream()
                        .filter(topic -> SuiteTopics.recorded(topic.getKey()))
                        .flatMap(topic -> topic.getValue().stream())
                        .map(Listening::partition)
                        .collect(Collectors.toSet());
        all.removeAll(known);
        if (!all.isEmpty()) {
            known.addAll(all);
            consumer.assign(known);
            all.forEach(this::seek);
        }
        lastDiscovery = System.nanoTime();
        discovered = true;
    }

    private void seek(TopicPartition partition) {
        Long next = offsets.get(partition);
        if (next == null) {
            consumer.seekToBeginning(List.of(partition));
        } else {
            consumer.seek(partition, next);
        }
    }

    private static TopicPartition partition(PartitionInfo info) {
        return new TopicPartition(info.topic(), info.partition());
    }

    @Override
    public void close() {
        consumer.close(
                org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
