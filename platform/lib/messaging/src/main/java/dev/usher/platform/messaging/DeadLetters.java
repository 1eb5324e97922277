package dev.usher.platform.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.support.KafkaUtils;

/**
 * Decides about a record whose listener failed; no record is ever lost. A transient failure is
 * retried for ever. Any other record goes to the dead letters of its group and topic after a few
 * attempts; while Kafka does not accept the dead letter, the partition waits.
 */
final class DeadLetters implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final DefaultKafkaProducerFactory<String, byte[]> producers;
    private final DeadLetterPublishingRecoverer recoverer;
    private final InboxProperties settings;
    private final DeadLetterMetrics metrics;
    private final Stumbles stumbles;

    DeadLetters(
            Map<String, Object> producerSettings,
            InboxProperties settings,
            DeadLetterMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
        this.stumbles = new Stumbles(settings);
        Map<String, Object> bytes = new HashMap<>(producerSettings);
        bytes.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        bytes.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        bytes.put(ProducerConfig.ACKS_CONFIG, "all");
        bytes.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, settings.deadLetterTimeout().toMillis());
        bytes.put(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Math.toIntExact(settings.deadLetterTimeout().toMillis()));
        bytes.put(
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Math.toIntExact(settings.deadLetterTimeout().toMillis() / 3));
        producers = new DefaultKafkaProducerFactory<>(bytes);
        recoverer =
                new DeadLetterPublishingRecoverer(
                        new KafkaTemplate<>(producers), DeadLetters::destination);
        recoverer.setFailIfSendResultIsError(true);
        recoverer.setWaitForSendResultTimeout(settings.deadLetterTimeout());
    }

    static String topicOf(String group, String topic) {
        return group + "." + topic + ".dlt";
    }

    /** Makes what hands a held record over again. */
    CommonErrorHandler errorHandler() {
        return new HeldRecords(settings);
    }

    /** Tells whether the record has failed and was neither handled nor given up since. */
    boolean hold(ConsumerRecord<String, byte[]> record) {
        return stumbles.contains(group(), record);
    }

    void handled(ConsumerRecord<String, byte[]> record) {
        stumbles.forget(group(), record);
    }

    /**
     * Returns once the record is among the dead letters.
     *
     * @throws HeldRecordException if the record must be tried again
     */
    void failed(ConsumerRecord<String, byte[]> record, RuntimeException failure) {
        String group = group();
        if (RetryableFailures.isRetryable(failure)) {
            throw new HeldRecordException(record, stumbles.passing(group, record), failure);
        }
        if (!RetryableFailures.isPoison(failure)) {
            Duration pause = stumbles.lasting(group, record);
            if (pause != null) {
                throw new HeldRecordException(record, pause, failure);
            }
        }
        try {
            recoverer.accept(
                    record,
                    null,
                    new ListenerExecutionFailedException("the listener failed", group, failure));
        } catch (RuntimeException unavailable) {
            throw new HeldRecordException(record, settings.poisonInterval(), unavailable);
        }
        metrics.count(group, record.topic());
        stumbles.forget(group, record);
    }

    private static TopicPartition destination(ConsumerRecord<?, ?> record, Exception failure) {
        String topic = topicOf(group(), record.topic());
        log.error(
                "{}-{}@{} goes to {}",
                record.topic(),
                record.partition(),
                record.offset(),
                topic,
                failure.getCause() == null ? failure : failure.getCause());
        return new TopicPartition(topic, record.partition());
    }

    private static String group() {
        return Objects.requireNonNull(KafkaUtils.getConsumerGroupId());
    }

    @Override
    public void destroy() {
        producers.destroy();
    }
}
