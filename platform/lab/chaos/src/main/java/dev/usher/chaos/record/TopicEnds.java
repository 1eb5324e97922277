package dev.usher.chaos.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Reads the end offsets of topics. */
public final class TopicEnds {

    private TopicEnds() {}

    /** Returns the offset after the last record of each partition of the wanted topics. */
    public static Map<TopicPartition, Long> of(
            Admin admin, Predicate<String> wanted, long timeoutMillis)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<String> topics =
                admin.listTopics().names().get(timeoutMillis, TimeUnit.MILLISECONDS).stream()
                        .filter(wanted)
                        .toList();
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get(timeoutMillis, TimeUnit.MILLISECONDS)
                .forEach((topic, description) ->
                        description
                                .partitions()
                                .forEach(partition ->
                                        asked.put(
                                                new TopicPartition(topic, partition.partition()),
                                                OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(asked)
                .all()
                .get(timeoutMillis, TimeUnit.MILLISECONDS)
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }
}
