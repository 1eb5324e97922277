package dev.usher.bench.load;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of it.
 *
 * @param nanos from the first request to the last answer
 * @param statuses answers by HTTP status
 * @param failures requests without an answer
 * @param latency from the intended start to the end of the answer
 * @param seen what the watch saw; null without one
 */
public record LoadReport(
        long nanos,
        Map<Integer, Long> statuses,
        long failures,
        long bytes,
        Latency latency,
        @Nullable Seen seen) {

    public LoadReport {
        statuses = Map.copyOf(statuses);
    }

    /**
     * What became of the requests afterwards.
     *
     * @param latency from the intended start to its being there
     * @param missing what was not there in time
     */
    public record Seen(Latency latency, long missing) {}

    LoadReport with(Seen watched) {
        return new LoadReport(nanos, statuses, failures, bytes, latency, watched);
    }

    public long answers() {
        return statuses.values().stream().mapToLong(Long::longValue).sum();
    }

    public long answers(int status) {
        return statuses.getOrDefault(status, 0L);
    }
}
