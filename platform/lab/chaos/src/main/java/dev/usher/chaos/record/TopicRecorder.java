package dev.usher.chaos.record;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records all topics of the suite live, dead letters included, from their beginning, in a file of
 * JSON lines. It has no consumer group, includes topics that are created later, and continues after
 * an outage of the broker, so that each record is written once.
 */
public final class TopicRecorder implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TopicRecorder.class);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);
    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(50);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(15);

    private final String bootstrapServers;
    private final Path file;
    private final Recording recording;
    private final ConcurrentMap<TopicPartition, Long> written = new ConcurrentHashMap<>();
    private final AtomicLong recorded = new AtomicLong();
    private final Thread thread;
    private volatile boolean running = true;
    private volatile @Nullable RuntimeException problem;

    private TopicRecorder(String bootstrapServers, Path file) {
        this.bootstrapServers = bootstrapServers;
        this.file = file;
        this.recording = new Recording(file);
        this.thread = Thread.ofPlatform().name("topic-recorder").daemon().unstarted(this::run);
    }

    /** Starts at once, even before the broker is available. */
    public static TopicRecorder start(String bootstrapServers, Path file) {
        TopicRecorder recorder = new TopicRecorder(bootstrapServers, file);
        recorder.thread.start();
        return recorder;
    }

    /** The file, for {@link Recording#read}. */
    public Path file() {
        return file;
    }

    /** The number of recorded messages. */
    public long recorded() {
        return recorded.get();
    }

    /** Waits until everything that the topics hold now is recorded; returns whether it is. */
    public boolean catchUp(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        Optional<Map<TopicPartition, Long>> ends = Optional.empty();
        while (System.nanoTime() - until < 0) {
            if (problem != null) {
                throw new IllegalStateException("the recorder has failed", problem);
            }
            if (ends.isEmpty()) {
                ends = ends(until);
            }
            if (ends.filter(this::reached).isPresent()) {
                return true;
            }
            Thread.sleep(BETWEEN_CHECKS);
        }
        return false;
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> written.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** Returns the end offsets; empty while the broker does not answer. */
    private Optional<Map<TopicPartition, Long>> ends(long until) throws InterruptedException {
        long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime()));
        try (Admin admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            return Optional.of(TopicEnds.of(admin, SuiteTopics::recorded, millis));
        } catch (ExecutionException | TimeoutException | RuntimeException failed) {
            log.debug("The broker did not return the end offsets", failed);
            return Optional.empty();
        }
    }

    private void run() {
        try (recording) {
            while (running) {
                try (Listening listening = new Listening(bootstrapServers, written)) {
                    while (running) {
                        record(listening.poll());
                    }
                } catch (KafkaException failed) {
                    log.debug("The recorder reconnects", failed);
                    Thread.sleep(PAUSE_AFTER_FAILURE);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            problem = failed;
            throw failed;
        }
    }

    private void record(ConsumerRecords<byte[], byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        records.forEach(recording::write);
        recording.flush();
        recorded.addAndGet(records.count());
        records.nextOffsets().forEach((partition, next) -> written.put(partition, next.offset()));
    }

    @Override
    public void close() {
        running = false;
        try {
            if (!thread.join(CLOSE_WITHIN)) {
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
