package dev.usher.bench.report;

import dev.usher.bench.machine.Machine;
import dev.usher.bench.statistics.Growth;
import dev.usher.bench.statistics.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A small report with one part of each kind. */
final class TestReports {

    private TestReports() {}

    static BenchReport of(Interval ratio) {
        return of(ratio, Instant.parse("2026-11-23T10:15:00Z"));
    }

    static BenchReport of(Interval ratio, Instant started) {
        Comparison comparison =
                new Comparison(
                        "rate",
                        "/s",
                        "direct",
                        1_234.5,
                        "one-statement CTE",
                        2_469,
                        ratio,
                        6,
                        Goal.atLeast(3));
        Section section =
                new Section(
                        "One hot ticket type",
                        "Waiting requests are decided together & none twice.",
                        List.of(comparison),
                        List.of(
                                new Table(
                                        "Milliseconds",
                                        List.of("", "p50", "p99"),
                                        List.of(List.of("direct", "1.2", "3.4")))),
                        List.of(
                                new GrowthTable(
                                        "events",
                                        "buffers per page",
                                        List.of(
                                                new Growth.Point(1_000, 100),
                                                new Growth.Point(100_000, 100)),
                                        Goal.atMost(0.1))));
        return new BenchReport(
                "stock",
                "reservations",
                "quick",
                started,
                Duration.ofSeconds(200),
                "abc1234567",
                new Machine("A processor", 2, "24 GiB", "Linux 6", "25"),
                Map.of("gateway calls", "100000"),
                List.of(section),
                List.of("Every burst was valid."));
    }
}
