package dev.usher.platform.messaging;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings with which topics are declared.
 *
 * @param replicationFactor of new topics; -1 is the broker's default
 * @param declareTimeout how long the start waits for Kafka; later attempts run in the background
 * @param retryInterval pause between the attempts in the background
 * @param deadLetterRetention how long dead letters are kept
 */
@ConfigurationProperties("usher.topics")
record TopicProperties(
        @DefaultValue("-1") short replicationFactor,
        @DefaultValue("5s") Duration declareTimeout,
        @DefaultValue("2s") Duration retryInterval,
        @DefaultValue("30d") Duration deadLetterRetention) {}
