package dev.usher.bench.load;

import java.util.Map;

/**
 * What became of it.
 *
 * @param nanos from the first request to the last answer
 * @param statuses answers by HTTP status
 * @param failures requests without an answer
 * @param latency from the intended start to the end of the answer
 */
public record LoadReport(
        long nanos, Map<Integer, Long> statuses, long failures, long bytes, Latency latency) {

    public LoadReport {
        statuses = Map.copyOf(statuses);
    }

    public long answers() {
        return statuses.values().stream().mapToLong(Long::longValue).sum();
    }

    public long answers(int status) {
        return statuses.getOrDefault(status, 0L);
    }
}
