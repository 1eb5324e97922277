package dev.usher.bench.load;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Counts answers by status, requests without one, and latencies. Safe for several threads. */
final class LoadTally {

    private final Histogram latency = Latency.histogram();
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final long startedNanos = System.nanoTime();
    private long lastNanos = startedNanos;
    private long failures;

    synchronized void answered(int status, long intendedNanos, long endedNanos) {
        statuses.merge(status, 1L, Long::sum);
        latency.recordValue(Math.max(0, endedNanos - intendedNanos) / 1000);
        lastNanos = endedNanos;
    }

    synchronized void failed() {
        failures++;
        lastNanos = System.nanoTime();
    }

    synchronized LoadReport report() {
        return new LoadReport(
                Math.max(1, lastNanos - startedNanos),
                statuses,
                failures,
                Latency.of(latency),
                null);
    }
}
