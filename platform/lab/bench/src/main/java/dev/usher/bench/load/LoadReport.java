package dev.usher.bench.load;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a load.
 *
 * @param nanos from the first request to the last answer
 * @param statuses the number of answers by HTTP status
 * @param failures requests without an answer
 * @param latency in the open model from the intended start to the end of the answer; in the closed
 *     model from the request, and only with a single connection
 * @param seen what the watch saw; null without one
 */
public record LoadReport(
        long nanos,
        Map<Integer, Long> statuses,
        long failures,
        Latency latency,
        @Nullable Seen seen) {

    public LoadReport {
        statuses = Map.copyOf(statuses);
    }

    /**
     * The effects of the requests that were seen in the database.
     *
     * @param latency from the intended start until the row was seen
     * @param missing rows that did not appear in time
     */
    public record Seen(Latency latency, long missing) {}

    LoadReport with(Seen watched) {
        return new LoadReport(nanos, statuses, failures, latency, watched);
    }

    public long answers() {
        return statuses.values().stream().mapToLong(Long::longValue).sum();
    }

    public long answers(int status) {
        return statuses.getOrDefault(status, 0L);
    }
}
