package dev.usher.chaos.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of one run of an experiment.
 *
 * @param bug that was switched on, or null
 * @param commit of the project, with a plus sign when it was changed since
 * @param recovered from the end of the faults until all was up, somebody who came afterwards had
 *     tickets and the messages were worked off
 * @param violations by invariant, how many
 * @param failures why the experiment did not do what it says
 * @param figures what was counted
 */
public record Result(
        String experiment,
        long seed,
        @Nullable String bug,
        Instant at,
        Duration took,
        String commit,
        String machine,
        @Nullable Duration recovered,
        Map<String, Long> violations,
        List<String> failures,
        Map<String, Long> figures) {

    public Result {
        violations = Map.copyOf(violations);
        failures = List.copyOf(failures);
    }

    public boolean clean() {
        return violations.isEmpty() && failures.isEmpty();
    }

    public long violationsInAll() {
        return violations.values().stream().mapToLong(Long::longValue).sum();
    }
}
