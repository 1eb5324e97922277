package dev.usher.platform.messaging;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the records of a poll over together, a large poll in lanes. The records of a lane that
 * fails are handed over one by one in their order, so that poison neither hides nor blocks its
 * neighbours.
 */
final class Handover {

    private static final Logger log = LoggerFactory.getLogger(Handover.class);

    private final DeadLetters deadLetters;
    private final Lanes lanes;

    Handover(DeadLetters deadLetters, Lanes lanes) {
        this.deadLetters = deadLetters;
        this.lanes = lanes;
    }

    /**
     * Returns once every record is handled or among the dead letters.
     *
     * @param handler handles all records given or, if it throws, none of them; several threads may
     *     call it at the same time, with records of different keys
     * @throws HeldRecordException if a record, and so all after it, must wait; records after it may
     *     have been handled, and are handed over again
     */
    void hand(
            List<ConsumerRecord<String, byte[]>> records,
            Consumer<List<ConsumerRecord<String, byte[]>>> handler) {
        List<ConsumerRecord<String, byte[]>> left =
                records.size() == 1 || deadLetters.hold(records.getFirst())
                        ? records
                        : lanes.left(records, some -> together(some, handler));
        left.forEach(record -> alone(record, handler));
    }

    private static boolean together(
            List<ConsumerRecord<String, byte[]>> records,
            Consumer<List<ConsumerRecord<String, byte[]>>> handler) {
        try {
            handler.accept(records);
            return true;
        } catch (RuntimeException failure) {
            log.warn(
                    "{} records are handled one by one, for together they failed",
                    records.size(),
                    failure);
            return false;
        }
    }

    private void alone(
            ConsumerRecord<String, byte[]> record,
            Consumer<List<ConsumerRecord<String, byte[]>>> handler) {
        try {
            handler.accept(List.of(record));
        } catch (RuntimeException failure) {
            deadLetters.failed(record, failure);
            return;
        }
        deadLetters.handled(record);
    }
}
