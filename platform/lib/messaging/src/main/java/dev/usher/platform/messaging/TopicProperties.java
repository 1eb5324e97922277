package dev.usher.platform.messaging;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings with which topics are declared.
 *
 * @param replicationFactor of new topics; -1 is the broker's default
 * @param minInsyncReplicas how many copies must take a message before it counts as sent; -1 is the
 *     broker's default. A topic that has fewer copies than this is left as it is
 * @param declareTimeout how long the start waits for Kafka; later attempts run in the background
 * @param retryInterval pause between the attempts in the background
 * @param deadLetterRetention how long dead letters are kept
 */
@ConfigurationProperties("usher.topics")
record TopicProperties(
        @DefaultValue("-1") short replicationFactor,
        @DefaultValue("-1") short minInsyncReplicas,
        @DefaultValue("5s") Duration declareTimeout,
        @DefaultValue("2s") Duration retryInterval,
        @DefaultValue("30d") Duration deadLetterRetention) {

    TopicProperties {
        if (replicationFactor > 0 && minInsyncReplicas > replicationFactor) {
            throw new IllegalArgumentException(
                    "usher.topics.min-insync-replicas must not be more than"
                            + " usher.topics.replication-factor: nothing could be sent");
        }
    }

    /** Refuses settings with which the loss of one broker would lose messages. */
    void requireCopies() {
        if (replicationFactor == 1) {
            throw new IllegalStateException(
                    "usher.topics.replication-factor must not be 1 in production");
        }
        if (minInsyncReplicas == 0 || minInsyncReplicas == 1) {
            throw new IllegalStateException(
                    "usher.topics.min-insync-replicas must be at least 2 in production, or -1 for"
                            + " the brokers' default");
        }
    }
}
