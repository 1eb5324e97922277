package dev.usher.chaos.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of one run of an experiment.
 *
 * @param bug the seeded bug that was switched on, or null
 * @param commit the short commit, followed by a plus if files differed
 * @param recovered the time from the end of the faults until all components were ready, a later
 *     buyer had tickets and all messages were processed
 * @param violations the number of violations by invariant
 * @param failures reasons why the experiment did not do what it should
 * @param figures counters of the run
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
}
