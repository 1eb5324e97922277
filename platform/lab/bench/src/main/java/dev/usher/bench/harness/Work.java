package dev.usher.bench.harness;

import dev.usher.bench.load.Latency;
import dev.usher.bench.load.LoadReport;
import dev.usher.bench.postgres.Pgbench;
import java.util.Map;
import java.util.TreeMap;

/**
 * The work done in a burst.
 *
 * @param outcomes the number of operations by outcome, for the gate
 */
public record Work(long operations, double perSecond, Latency latency, Map<String, Long> outcomes) {

    public static final String FAILURES = "without an answer";

    private static final double NANOS_PER_SECOND = 1e9;

    public Work {
        outcomes = Map.copyOf(outcomes);
    }

    public static Work of(LoadReport report) {
        Map<String, Long> outcomes = new TreeMap<>();
        report.statuses().forEach((status, count) -> outcomes.put(String.valueOf(status), count));
        if (report.failures() > 0) {
            outcomes.put(FAILURES, report.failures());
        }
        return new Work(
                report.answers(),
                report.answers() * NANOS_PER_SECOND / report.nanos(),
                report.latency(),
                outcomes);
    }

    public static Work of(Pgbench.Result result) {
        return new Work(
                result.transactions(),
                result.perSecond(),
                result.latency(),
                result.failed() == 0 ? Map.of() : Map.of("failed", result.failed()));
    }

    public long count(String outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }
}
