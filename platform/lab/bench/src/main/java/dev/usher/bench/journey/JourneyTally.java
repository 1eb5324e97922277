package dev.usher.bench.journey;

import dev.usher.bench.load.Latency;
import dev.usher.client.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Counts journeys and calls. Safe for several threads. */
final class JourneyTally {

    private static final int NANOS_PER_MICRO = 1000;

    private final Map<String, Histogram> steps = new LinkedHashMap<>();
    private final Map<String, Long> failures = new TreeMap<>();
    private final Histogram journeys = Latency.histogram();
    private final long startedNanos = System.nanoTime();
    private long calls;

    synchronized void answered(Reply reply) {
        calls++;
        steps.computeIfAbsent(reply.attempt().call().operation(), _ -> Latency.histogram())
                .recordValue(reply.attempt().took().toNanos() / NANOS_PER_MICRO);
    }

    synchronized void ended(long intendedNanos) {
        journeys.recordValue(Math.max(0, System.nanoTime() - intendedNanos) / NANOS_PER_MICRO);
    }

    synchronized void failed(String reason) {
        failures.merge(reason, 1L, Long::sum);
    }

    synchronized JourneyReport report() {
        Map<String, Latency> latencies = new LinkedHashMap<>();
        steps.forEach((name, micros) -> latencies.put(name, Latency.of(micros)));
        return new JourneyReport(
                Math.max(1, System.nanoTime() - startedNanos),
                journeys.getTotalCount(),
                failures,
                calls,
                Latency.of(journeys),
                latencies);
    }
}
