package dev.usher.platform.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.ConcurrentKafkaListenerContainerFactoryConfigurer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.support.SimpleKafkaHeaderMapper;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;

/**
 * Configures all listeners the same way: the raw records of a poll at once, offsets committed after
 * the transactions of their records, no record skipped.
 */
@AutoConfiguration(before = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(InboxProperties.class)
class ListenerAutoConfiguration {

    private static final int COMMIT_RETRIES = 5;
    private static final Duration AUTHORIZATION_RETRY = Duration.ofSeconds(10);

    @Bean
    DefaultKafkaConsumerFactoryCustomizer consumerDefaults(InboxProperties settings) {
        Map<String, Object> consumer = new HashMap<>();
        // The client of the newer protocol delays the fetch after an empty one until the next
        // heartbeat (KAFKA-20780): two of five tickets came up to two seconds late.
        consumer.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        consumer.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        consumer.put(
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                Math.toIntExact(settings.sessionTimeout().toMillis()));
        consumer.put(
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                Math.toIntExact(settings.heartbeatInterval().toMillis()));
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer.put(
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                Math.toIntExact(settings.fetchMaxWait().toMillis()));
        consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.maxPollRecords());
        consumer.put(
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                Math.toIntExact(settings.maxPollInterval().toMillis()));
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return factory -> factory.updateConfigs(consumer);
    }

    @Bean
    DeadLetterMetrics deadLetterMetrics(ObjectProvider<MeterRegistry> meters) {
        return new DeadLetterMetrics(meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    DeadLetters deadLetters(
            ProducerFactory<?, ?> producers, InboxProperties settings, DeadLetterMetrics metrics) {
        return new DeadLetters(producers.getConfigurationProperties(), settings, metrics);
    }

    @Bean
    ConcurrentKafkaListenerContainerFactory<Object, Object> kafkaListenerContainerFactory(
            ConcurrentKafkaListenerContainerFactoryConfigurer configurer,
            ConsumerFactory<Object, Object> consumers,
            DeadLetters deadLetters,
            DeadLetterMetrics metrics,
            InboxProperties settings) {
        ConcurrentKafkaListenerContainerFactory<Object, Object> factory =
                new ConcurrentKafkaListenerContainerFactory<>();
        configurer.configure(factory, consumers);
        factory.setConcurrency(settings.concurrency());
        factory.setCommonErrorHandler(deadLetters.errorHandler());
        factory.setBatchListener(true);
        factory.setBatchMessageConverter(plainHeaders());
        factory.setContainerCustomizer(listener -> {
            String group =
                    Objects.requireNonNull(listener.getGroupId(), "a listener without group");
            ContainerProperties own = listener.getContainerProperties();
            metrics.expect(group, Objects.requireNonNull(own.getTopics()));
            own.setIdleBetweenPolls(
                    settings.restBetweenPolls().getOrDefault(group, Duration.ZERO).toMillis());
        });
        ContainerProperties container = factory.getContainerProperties();
        // The records of a lone poll are committed at once, those of many polls together. The inbox
        // knows what was handled, so an offset that is behind costs a statement and no more.
        container.setAckMode(ContainerProperties.AckMode.TIME);
        container.setAckTime(settings.commitInterval().toMillis());
        container.setSyncCommits(true);
        container.setCommitRetries(COMMIT_RETRIES);
        container.setMissingTopicsFatal(false);
        container.setAuthExceptionRetryInterval(AUTHORIZATION_RETRY);
        // A few threads that block in the operating system: a virtual one would be parked and woken
        // by two others for each answer of the broker and of the database.
        container.setListenerTaskExecutor(new SimpleAsyncTaskExecutor("kafka-"));
        return factory;
    }

    /**
     * Makes a converter that ignores a crafted header {@code spring_json_header_types}. Listeners
     * take raw records, so headers are not mapped; this is a second line of defence.
     */
    private static BatchMessagingMessageConverter plainHeaders() {
        BatchMessagingMessageConverter converter = new BatchMessagingMessageConverter();
        converter.setHeaderMapper(new SimpleKafkaHeaderMapper());
        return converter;
    }
}
