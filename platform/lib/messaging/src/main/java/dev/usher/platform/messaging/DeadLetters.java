package dev.usher.platform.messaging;

import dev.usher.platform.time.Backoff;
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
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConsumerAwareRecordRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.KafkaUtils;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.FixedBackOff;

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

    DeadLetters(
            Map<String, Object> producerSettings,
            InboxProperties settings,
            DeadLetterMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
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

    DefaultErrorHandler errorHandler() {
        BackOff tries =
                new FixedBackOff(settings.poisonInterval().toMillis(), settings.poisonRetries());
        ConsumerAwareRecordRecoverer counted =
                (record, consumer, failure) -> {
                    recoverer.accept(record, consumer, Objects.requireNonNull(failure));
                    metrics.count(group(), record.topic());
                };
        DefaultErrorHandler handler = new DefaultErrorHandler(counted, tries);
        handler.setBackOffFunction(
                (_, failure) -> RetryableFailures.isRetryable(failure) ? endless() : null);
        handler.addNotRetryableExceptions(PoisonException.class);
        handler.setSeekAfterError(false);
        handler.setCommitRecovered(true);
        handler.setLogLevel(KafkaException.Level.WARN);
        return handler;
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

    private BackOff endless() {
        return () -> {
            Backoff pauses = new Backoff(settings.transientFirst(), settings.transientMax());
            return () -> pauses.next().toMillis();
        };
    }

    @Override
    public void destroy() {
        producers.destroy();
    }
}
