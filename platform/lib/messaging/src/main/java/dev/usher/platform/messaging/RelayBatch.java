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

/** Rows on their way to the broker, and what became of each. */
final class RelayBatch {

    private final List<OutboxRow> rows;
    private final BitSet acknowledged = new BitSet();
    private final BitSet unanswered = new BitSet();
    private int inFlight;
    private @Nullable Exception failure;

    RelayBatch(List<OutboxRow> rows) {
        this.rows = rows;
    }

    /** What keeps its order. */
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

    /** True when the broker has answered about all that was sent. */
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
     * True when the topic's leader is not known, so that the row was not sent at all: nothing else
     * times out, for what was handed over never expires.
     */
    synchronized boolean unanswered(int row) {
        return unanswered.get(row);
    }

    /** The first refusal, after which the producer is not to be trusted. */
    synchronized @Nullable Exception failure() {
        return failure;
    }

    /**
     * The rows that may be forgotten: of each key those before the first that the broker has not
     * taken. What follows it is sent again, so that a first occurrence never overtakes another.
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
