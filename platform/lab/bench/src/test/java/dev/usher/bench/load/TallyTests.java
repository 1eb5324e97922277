package dev.usher.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TallyTests {

    private final Tally tally = new Tally();

    @Test
    void countsLatencyFromWhenARequestWasMeantToBegin() {
        tally.answered(200, 10, 0, TimeUnit.MILLISECONDS.toNanos(4));
        tally.answered(200, 10, 0, TimeUnit.MILLISECONDS.toNanos(400));

        Latency latency = tally.report().latency();

        assertThat(latency.p50()).isBetween(3.99, 4.01);
        assertThat(latency.max()).isBetween(399.0, 401.0);
        assertThat(latency.samples()).isEqualTo(2);
    }

    @Test
    void tellsAnswersByStatusAndWhatWasNotAnswered() {
        tally.answered(201, 10, 0, 1);
        tally.answered(201, 10, 0, 1);
        tally.answered(409, 5, 0, 1);
        tally.failed();

        LoadReport report = tally.report();

        assertThat(report.statuses()).isEqualTo(Map.of(201, 2L, 409, 1L));
        assertThat(report.failures()).isEqualTo(1);
        assertThat(report.bytes()).isEqualTo(25);
    }

    @Test
    void spreadsIntendedStartsEvenly() {
        assertThat(OpenLoad.intended(1_000, 0, 100)).isEqualTo(1_000);
        assertThat(OpenLoad.intended(1_000, 3, 100)).isEqualTo(30_001_000);
    }
}
