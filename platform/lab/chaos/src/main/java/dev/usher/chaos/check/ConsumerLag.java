package dev.usher.chaos.check;

import dev.usher.chaos.record.TopicEnds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads the lag of the services' consumer groups over one connection. */
final class ConsumerLag implements AutoCloseable {

    private static final long TIMEOUT_MILLIS = 10_000;
    private static final String SERVICES = "-service.";

    private final Admin admin;

    ConsumerLag(String bootstrapServers) {
        this.admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                (int) TIMEOUT_MILLIS,
                                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                                (int) TIMEOUT_MILLIS,
                                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                                500));
    }

    /** Describes each group that has lag. */
    List<String> find() throws InterruptedException {
        try {
            return behind();
        } catch (ExecutionException | TimeoutException | KafkaException failed) {
            return List.of("Kafka does not answer: " + failed.getMessage());
        }
    }

    private List<String> behind()
            throws ExecutionException, TimeoutException, InterruptedException {
        Set<String> groups =
                admin.listGroups().all().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS).stream()
                        .filter(group -> group.groupId().contains(SERVICES))
                        .filter(group -> group.groupState().orElse(null) != GroupState.DEAD)
                        .map(group -> group.groupId())
                        .collect(Collectors.toSet());
        if (groups.isEmpty()) {
            return List.of("no consumer group of a service exists");
        }
        Map<String, Map<TopicPartition, OffsetAndMetadata>> committed =
                admin.listConsumerGroupOffsets(
                                groups.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        group -> group,
                                                        _ -> new ListConsumerGroupOffsetsSpec())))
                        .all()
                        .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        Set<String> read = new HashSet<>();
        committed.values().forEach(each -> each.keySet().forEach(p -> read.add(p.topic())));
        Map<TopicPartition, Long> ends = TopicEnds.of(admin, read::contains, TIMEOUT_MILLIS);
        List<String> behind = new ArrayList<>();
        committed.forEach((group, offsets) -> {
            long records = behind(offsets, ends);
            if (records > 0) {
                behind.add(records + " records to read for " + group);
            }
        });
        return behind;
    }

    /** Sums the lag of a group; a partition without a committed offset counts from its start. */
    private static long behind(
            Map<TopicPartition, OffsetAndMetadata> offsets, Map<TopicPartition, Long> ends) {
        Set<String> topics = new HashSet<>();
        offsets.keySet().forEach(partition -> topics.add(partition.topic()));
        long behind = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            if (topics.contains(end.getKey().topic())) {
                OffsetAndMetadata offset = offsets.get(end.getKey());
                behind += Math.max(0, end.getValue() - (offset == null ? 0 : offset.offset()));
            }
        }
        return behind;
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
