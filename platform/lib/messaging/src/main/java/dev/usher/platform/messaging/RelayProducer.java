package dev.usher.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usher.platform.crash.CrashPoint;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends rows in their order and replaces its Kafka producer after any failure, because some leave
 * an idempotent producer unusable.
 */
final class RelayProducer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RelayProducer.class);
    private static final Duration WAIT_SLICE = Duration.ofMillis(500);

    private final Function<Map<String, Object>, Producer<String, byte[]>> factory;
    private final Map<String, Object> settings;
    private final String source;
    private @Nullable Producer<String, byte[]> producer;

    RelayProducer(
            Function<Map<String, Object>, Producer<String, byte[]>> factory,
            Map<String, Object> settings,
            String source) {
        this.factory = factory;
        this.settings = settings;
        this.source = source;
    }

    /** Is called while the broker is slow; throws when waiting must end. */
    interface Patience {
        void whileWaiting() throws Exception;
    }

    /** The ids of the rows that may be deleted, and the result of the attempt. */
    record Outcome(List<Long> deletable, Result result) {}

    /**
     * SILENT: Kafka did not answer in time. REFUSED: Kafka answered with an error, which may last.
     */
    enum Result {
        COMPLETE,
        SILENT,
        REFUSED
    }

    Outcome send(List<OutboxRow> rows, Patience patience) throws Exception {
        RelayBatch batch = new RelayBatch(rows);
        try {
            boolean silent = handOver(rows, batch, patience);
            CrashPoint.hit("relay.after_send_before_ack");
            while (!batch.await(WAIT_SLICE)) {
                patience.whileWaiting();
            }
            Exception failure = batch.failure();
            if (failure != null) {
                log.warn("Kafka refused a message; sending it again", failure);
                discard();
                return new Outcome(batch.deletable(), Result.REFUSED);
            }
            return new Outcome(batch.deletable(), silent ? Result.SILENT : Result.COMPLETE);
        } catch (Exception interrupted) {
            // Batches in flight must not be sent under a leadership that may have ended.
            discard();
            throw interrupted;
        }
    }

    /**
     * Hands the rows to Kafka. Returns true if a topic did not answer: its later rows are left out,
     * other topics go on.
     */
    private boolean handOver(List<OutboxRow> rows, RelayBatch batch, Patience patience)
            throws Exception {
        Producer<String, byte[]> current = producer();
        Set<String> silent = new HashSet<>();
        for (int i = 0; i < rows.size() && batch.failure() == null; i++) {
            OutboxRow row = rows.get(i);
            if (silent.contains(row.topic())) {
                continue;
            }
            int index = i;
            batch.sending();
            var _ = current.send(record(row), (_, problem) -> batch.completed(index, problem));
            if (batch.unanswered(index)) {
                log.debug("Kafka does not answer about {}", row.topic());
                silent.add(row.topic());
                patience.whileWaiting();
            }
        }
        return !silent.isEmpty();
    }

    private ProducerRecord<String, byte[]> record(OutboxRow row) {
        byte[] value = row.payload() == null ? null : row.payload().getBytes(UTF_8);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(row.topic(), row.key(), value);
        CloudEvent.write(row, source, record.headers());
        return record;
    }

    private Producer<String, byte[]> producer() {
        Producer<String, byte[]> current = producer;
        if (current == null) {
            current = factory.apply(settings);
            producer = current;
        }
        return current;
    }

    private void discard() {
        Producer<String, byte[]> current = producer;
        producer = null;
        if (current != null) {
            current.close(Duration.ZERO);
        }
    }

    @Override
    public void close() {
        discard();
    }
}
