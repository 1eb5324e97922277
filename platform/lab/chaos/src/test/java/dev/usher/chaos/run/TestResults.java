package dev.usher.chaos.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sample results. */
final class TestResults {

    static final Instant AT = Instant.parse("2026-11-22T20:00:00Z");

    private TestResults() {}

    static Result clean(String experiment, long seed, Duration recovered) {
        return result(experiment, seed, null, recovered, Map.of(), List.of());
    }

    static Result violating(String experiment, long seed, String invariant) {
        return result(
                experiment, seed, null, Duration.ofSeconds(1), Map.of(invariant, 2L), List.of());
    }

    static Result withBug(String bug, String experiment, Map<String, Long> violations) {
        return result(experiment, 1, bug, Duration.ofSeconds(1), violations, List.of());
    }

    static Result result(
            String experiment,
            long seed,
            @Nullable String bug,
            @Nullable Duration recovered,
            Map<String, Long> violations,
            List<String> failures) {
        return new Result(
                experiment,
                seed,
                bug,
                AT.plusSeconds(seed),
                Duration.ofSeconds(40),
                "abc1234",
                "2 cores, 24 GB, Linux 6.1, JDK 25",
                recovered,
                violations,
                failures,
                Map.of("journeys", 12L, "calls refused", 3L));
    }
}
