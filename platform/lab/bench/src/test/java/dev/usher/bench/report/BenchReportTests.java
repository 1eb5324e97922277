package dev.usher.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.bench.statistics.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchReportTests {

    private final BenchReport report = TestReports.of(new Interval(0.45, 0.5, 0.55));
    private final Repeats alone = new Repeats(List.of(Repeats.Run.of(report)));

    @Test
    void summarizesRatiosForTheTerminal() {
        String text = TerminalSummary.of(report, alone);

        assertThat(text)
                .contains("0.50 [0.45, 0.55] [≥ 3 not met]: rate, direct over one-statement CTE")
                .contains("exponent 0.00 [≤ 0.1 met]: buffers per page by events");
    }

    @Test
    void writesTheSameAsJson() {
        JsonNode root = JsonMapper.builder().build().readTree(JsonReport.of(report));

        JsonNode comparison = root.at("/sections/0/comparisons/0");
        assertThat(root.path("bench").asString()).isEqualTo("stock");
        assertThat(root.path("machine").path("cores").asInt()).isEqualTo(2);
        assertThat(comparison.path("ratio").path("median").asDouble()).isEqualTo(0.5);
        assertThat(comparison.path("goal").asString()).isEqualTo("≥ 3");
        assertThat(comparison.path("verdict").asString()).isEqualTo("not met");
        assertThat(root.at("/sections/0/growth/0/exponent").asDouble()).isZero();
    }

    @Test
    void writesAPageWithTimePlaceAndCommand() {
        String page = ReportPage.of(report, alone);

        assertThat(page)
                .startsWith("# Bench stock: reservations")
                .contains("`./usher bench stock --quick` on 2026-11-23 10:15 UTC")
                .contains("commit abc1234567, A processor, 2 cores")
                .contains(
                        "| rate | direct | 1,235 /s | one-statement CTE | 2,469 /s |"
                                + " 0.50 [0.45, 0.55] | 6 | ≥ 3 | not met |")
                .contains("| gateway calls | 100000 |")
                .doesNotContain("Repeated runs");
    }
}
