package dev.usher.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.chaos.history.Answers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsPageTests {

    @TempDir Path directory;

    @Test
    void statesTheBoundFromRunsWithoutAViolation() {
        List<Result> runs =
                LongStream.rangeClosed(1, 20)
                        .mapToObj(i -> TestResults.clean("quiet", i, Duration.ofSeconds(i)))
                        .toList();

        assertThat(ResultsPage.text(runs))
                .contains(
                        "| quiet | 20 | 20 | 0 | 15.0 % | 10.0 s | 19.0 s | 20.0 s |  |  |"
                                + " 2026-11-22, abc1234 |");
    }

    @Test
    void namesTheRunsThatWereNotClean() {
        String page =
                ResultsPage.text(
                        List.of(
                                TestResults.clean("quiet", 1, Duration.ofSeconds(1)),
                                TestResults.violating("quiet", 2, "I1-counters")));

        assertThat(page)
                .contains("| quiet | 2 | 2 | 1 |  | 1.0 s |")
                .contains("- quiet, seed 2, abc1234, 2026-11-22T20:00: {I1-counters=2}");
    }

    @Test
    void claimsNothingFromAFailedRun() {
        Result unreached =
                TestResults.result(
                        "crash-points",
                        1,
                        null,
                        Duration.ofSeconds(1),
                        Map.of(),
                        List.of("x was not reached"));

        assertThat(ResultsPage.text(List.of(unreached)))
                .contains("| crash-points | 1 | 1 | 0 |  | 1.0 s | 1.0 s | 1.0 s |")
                .contains("[x was not reached]");
    }

    @Test
    void countsARunThatDidNotRecoverAsBeyondTheLimit() {
        Result stuck =
                TestResults.result(
                        "quiet", 3, null, null, Map.of("messages processed", 4L), List.of());
        List<Result> runs =
                List.of(
                        TestResults.clean("quiet", 1, Duration.ofSeconds(1)),
                        TestResults.clean("quiet", 2, Duration.ofSeconds(200)),
                        stuck);

        assertThat(ResultsPage.text(runs))
                .contains("| quiet | 3 | 3 | 1 |  | 200.0 s | > 180 s | > 180 s |");
    }

    @Test
    void statesTheSharesOfRefusedAndLostCalls() {
        Result first = counted(100, 20, 1);
        Result second = counted(300, 20, 7);

        assertThat(ResultsPage.text(List.of(first, second)))
                .contains("| 1.0 s | 1.0 s | 1.0 s | 10.0 % | 2.0 % |");
    }

    private static Result counted(long calls, long refused, long lost) {
        Result run = TestResults.clean("quiet", calls, Duration.ofSeconds(1));
        return new Result(
                run.experiment(),
                run.seed(),
                run.bug(),
                run.at(),
                run.took(),
                run.commit(),
                run.machine(),
                run.recovered(),
                run.violations(),
                run.failures(),
                new Answers(calls, refused, 0, lost, 0).figures());
    }

    @Test
    void omitsRunsWithASeededBug() throws Exception {
        Path page = directory.resolve("chaos.md");

        ResultsPage.write(
                page,
                List.of(TestResults.withBug("NO_INBOX", "redelivery", Map.of("I7-order", 1L))));

        assertThat(Files.readString(page))
                .doesNotContain("| redelivery |")
                .contains("| **all** | 0 |");
    }
}
