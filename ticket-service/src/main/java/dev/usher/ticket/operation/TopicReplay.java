package dev.usher.ticket.operation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Service;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a whole topic once, without a group: no offset of the service's listeners changes. */
@Service
public class TopicReplay {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final String SEQUENCE = "ce_sequence";
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Map<String, Object> settings;

    TopicReplay(ConsumerFactory<?, ?> consumers) {
        this.settings = consumers.getConfigurationProperties();
    }

    /**
     * Hands over all records up to the end that the topic has now, in the order of each partition.
     */
    public void read(String topic, Consumer<List<ConsumerRecord<String, byte[]>>> handler) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                for (TopicPartition partition : records.partitions()) {
                    handler.accept(records.records(partition));
                }
            }
        }
    }

    /** The sequence of the message about its subject. */
    public static long sequence(ConsumerRecord<?, ?> record) {
        Header header = record.headers().lastHeader(SEQUENCE);
        if (header == null) {
            throw new IllegalArgumentException(
                    "a record of %s has no %s".formatted(record.topic(), SEQUENCE));
        }
        return Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** Reads the data of a record; members of later releases are skipped. */
    public static <T> T data(ConsumerRecord<String, byte[]> record, Class<T> type) {
        return JSON.readValue(record.value(), type);
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> alone = new HashMap<>(settings);
        alone.remove(ConsumerConfig.GROUP_ID_CONFIG);
        alone.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(alone, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
