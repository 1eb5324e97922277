package dev.usher.platform.messaging;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record is not handled yet; it and all after it are to be handed over again after a pause. */
final class HeldRecordException extends RuntimeException {

    // Exceptions are serializable by inheritance; this one never leaves its thread.
    private final transient ConsumerRecord<String, byte[]> record;
    private final Duration pause;

    HeldRecordException(
            ConsumerRecord<String, byte[]> record, Duration pause, RuntimeException cause) {
        super(
                "%s-%d@%d is held for %d ms"
                        .formatted(
                                record.topic(),
                                record.partition(),
                                record.offset(),
                                pause.toMillis()),
                cause);
        this.record = record;
        this.pause = pause;
    }

    ConsumerRecord<String, byte[]> record() {
        return record;
    }

    Duration pause() {
        return pause;
    }
}
