package dev.usher.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.bench.statistics.Interval;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTests {

    private static final Instant START = Instant.parse("2026-11-23T10:15:00Z");
    private static final String KEY = "rate: direct / one-statement CTE";

    @TempDir private Path directory;

    @Test
    void isEmptyForAFirstRun() {
        BenchReport first = report(0.45, 0.5, 0.55, 0);

        assertThat(runs().with(first).sentence()).isEmpty();
    }

    @Test
    void findsAgreeingRuns() {
        runs().keep(report(0.45, 0.5, 0.55, 0));
        runs().keep(report(0.47, 0.52, 0.56, 1));

        Repeats repeats = runs().with(report(0.46, 0.51, 0.55, 2));

        assertThat(repeats.runs()).hasSize(3);
        assertThat(repeats.agreement(KEY)).isEqualTo(Repeats.Agreement.WITHIN);
        assertThat(repeats.sentence()).hasValueSatisfying(s -> assertThat(s).contains("3 runs"));
        assertThat(ReportPage.of(report(0.46, 0.51, 0.55, 2), repeats)).contains("Repeated runs");
    }

    @Test
    void findsOverlappingIntervals() {
        runs().keep(report(0.45, 0.5, 0.55, 0));

        assertThat(runs().with(report(0.54, 0.6, 0.65, 1)).agreement(KEY))
                .isEqualTo(Repeats.Agreement.OVERLAP);
    }

    @Test
    void findsContradictingRuns() {
        runs().keep(report(0.45, 0.5, 0.55, 0));

        assertThat(runs().with(report(0.6, 0.7, 0.8, 1)).agreement(KEY))
                .isEqualTo(Repeats.Agreement.APART);
    }

    @Test
    void comparesOnlyTheLastThreeRunsEachOnce() {
        for (int i = 0; i < 5; i++) {
            runs().keep(report(0.45, 0.5, 0.55, i));
        }

        Repeats repeats = runs().with(report(0.45, 0.5, 0.55, 4));

        assertThat(repeats.runs())
                .extracting(Repeats.Run::started)
                .containsExactly(
                        START.plusSeconds(2).toString(),
                        START.plusSeconds(3).toString(),
                        START.plusSeconds(4).toString());
    }

    private Runs runs() {
        return new Runs(directory);
    }

    private static BenchReport report(double low, double median, double high, long secondsLater) {
        return TestReports.of(new Interval(low, median, high), START.plusSeconds(secondsLater));
    }
}
