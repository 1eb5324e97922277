package dev.usher.platform.messaging;

import dev.usher.contracts.Topic;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The settings of each topic, the same in every service, so that any of them may declare it first.
 */
final class TopicSettings {

    /** Limits how long an erased holder or a deleted record can still be read from a topic. */
    private static final Duration SEGMENT = Duration.ofDays(1);

    /**
     * The time for which a deletion can be read. It must be longer than any listener is stopped.
     */
    private static final Duration DELETIONS_KEPT = Duration.ofDays(7);

    private final TopicProperties settings;

    TopicSettings(TopicProperties settings) {
        this.settings = settings;
    }

    NewTopic of(Topic topic) {
        Duration retention = topic.retention();
        return named(topic.wireName(), retention == null ? compacted() : kept(retention));
    }

    /**
     * Returns a dead-letter topic with as many partitions as the topic itself, so that a dead
     * letter keeps its partition.
     */
    NewTopic ofDeadLetters(String name) {
        return named(name, kept(settings.deadLetterRetention()));
    }

    private NewTopic named(String name, Map<String, String> configuration) {
        return new NewTopic(name, Topic.PARTITIONS, settings.replicationFactor())
                .configs(configuration);
    }

    private static Map<String, String> kept(Duration retention) {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()),
                TopicConfig.SEGMENT_MS_CONFIG, Long.toString(SEGMENT.toMillis()));
    }

    private static Map<String, String> compacted() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.SEGMENT_MS_CONFIG, Long.toString(SEGMENT.toMillis()),
                TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                        Long.toString(Topic.COMPACTION_LAG.toMillis()),
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                        Long.toString(Topic.COMPACTION_LAG.plus(SEGMENT).toMillis()),
                TopicConfig.DELETE_RETENTION_MS_CONFIG, Long.toString(DELETIONS_KEPT.toMillis()));
    }
}
