package dev.usher.platform.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Rows on their way to the broker, with the answer about each. */
final class RelayBatch {

    private final List<OutboxRow> rows;
    private final BitSet acknowledged = new BitSet();
    private final BitSet unanswered = new BitSet();
    private int inFlight;
    private @Nullable Exception failure;

    RelayBatch(List<OutboxRow> rows) {
        this.rows = rows;
    }

    /** The messages that must stay in order. */
    private record Lane(String topic, String key) {}

    synchronized void sending() {
        inFlight++;
    }

    synchronized void completed(int row, @Nullable Exception problem) {
        inFlight--;
        if (problem == null) {
            acknowledged.set(row);
        } else if (problem instanceof TimeoutException) {
            unanswered.set(row);
        } else if (failure == null) {
            failure = problem;
        }
        if (inFlight == 0) {
            notifyAll();
        }
    }

    /** Waits for the broker's answers; returns true if all have arrived. */
    synchronized boolean await(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (inFlight > 0 && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = until - System.nanoTime();
        }
        return inFlight == 0;
    }

    /**
     * Tells whether the row was not sent at all because the topic's leader is unknown. Nothing else
     * times out, because a row that was handed over never expires.
     */
    synchronized boolean unanswered(int row) {
        return unanswered.get(row);
    }

    /** Returns the first refusal, after which the producer must be replaced. */
    synchronized @Nullable Exception failure() {
        return failure;
    }

    /**
     * Returns the ids of the rows that may be deleted: of each key the rows before the first that
     * the broker has not acknowledged. The rows after it are sent again, so that the first copies
     * of a key's messages arrive in order.
     */
    synchronized List<Long> deletable() {
        List<Long> ids = new ArrayList<>(acknowledged.cardinality());
        Set<Lane> broken = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            OutboxRow row = rows.get(i);
            Lane lane = new Lane(row.topic(), row.key());
            if (!acknowledged.get(i)) {
                broken.add(lane);
            } else if (!broken.contains(lane)) {
                ids.add(row.id());
            }
        }
        return ids;
    }
}
