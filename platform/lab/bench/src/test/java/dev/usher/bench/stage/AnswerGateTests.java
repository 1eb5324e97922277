package dev.usher.bench.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.load.Latency;
import dev.usher.bench.load.LoadReport;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerGateTests {

    @Test
    void countsExpectedAnswers() {
        assertThat(AnswerGate.all("list", 200, report(Map.of(200, 5L), 0))).isEqualTo(5);
        assertThat(AnswerGate.all("list", 200, 5, report(Map.of(200, 5L), 0))).isEqualTo(5);
    }

    @Test
    void refusesOtherAnswers() {
        assertThatExceptionOfType(BenchFailed.class)
                .isThrownBy(() -> AnswerGate.all("list", 200, report(Map.of(200, 3L, 429, 7L), 0)))
                .withMessageContainingAll("list", "200=3", "429=7");
    }

    @Test
    void refusesTooFewAnswers() {
        assertThatExceptionOfType(BenchFailed.class)
                .isThrownBy(() -> AnswerGate.all("list", 200, report(Map.of(), 0)));
        assertThatExceptionOfType(BenchFailed.class)
                .isThrownBy(() -> AnswerGate.all("list", 200, report(Map.of(200, 4L), 1)))
                .withMessageContaining("1 requests without an answer");
        assertThatExceptionOfType(BenchFailed.class)
                .isThrownBy(() -> AnswerGate.all("list", 200, 5, report(Map.of(200, 4L), 0)))
                .withMessageContainingAll("fewer answers than 5", "200=4");
    }

    private static LoadReport report(Map<Integer, Long> statuses, long failures) {
        return new LoadReport(1, statuses, failures, Latency.NONE, null);
    }
}
