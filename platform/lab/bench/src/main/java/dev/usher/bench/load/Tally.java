package dev.usher.bench.load;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Counts what happens to requests. */
final class Tally {

    private final Histogram latency = Latency.histogram();
    private final Map<Integer, Long> statuses = new TreeMap<>();
    private final long startedNanos = System.nanoTime();
    private long lastNanos = startedNanos;
    private long failures;
    private long bytes;

    synchronized void answered(int status, int size, long intendedNanos, long endedNanos) {
        statuses.merge(status, 1L, Long::sum);
        latency.recordValue(Math.max(0, endedNanos - intendedNanos) / 1000);
        bytes += size;
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
                bytes,
                Latency.of(latency),
                null);
    }
}
