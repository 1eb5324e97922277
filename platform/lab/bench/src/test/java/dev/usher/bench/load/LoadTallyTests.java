package dev.usher.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoadTallyTests {

    private final LoadTally tally = new LoadTally();

    @Test
    void countsLatencyFromTheIntendedStart() {
        tally.answered(200, 0, TimeUnit.MILLISECONDS.toNanos(4));
        tally.answered(200, 0, TimeUnit.MILLISECONDS.toNanos(400));

        Latency latency = tally.report().latency();

        assertThat(latency.p50()).isBetween(3.99, 4.01);
        assertThat(latency.max()).isBetween(399.0, 401.0);
        assertThat(latency.samples()).isEqualTo(2);
    }

    @Test
    void countsAnswersByStatusAndRequestsWithoutOne() {
        tally.answered(201, 0, 1);
        tally.answered(201, 0, 1);
        tally.answered(409, 0, 1);
        tally.failed();

        LoadReport report = tally.report();

        assertThat(report.statuses()).isEqualTo(Map.of(201, 2L, 409, 1L));
        assertThat(report.failures()).isEqualTo(1);
    }

    @Test
    void spreadsIntendedStartsEvenly() {
        OpenLoad load = new OpenLoad(8080, "requests", 100, 2_500, null);

        assertThat(load.intended()).isEqualTo(250);
        assertThat(load.intendedNanos(1_000, 0)).isEqualTo(1_000);
        assertThat(load.intendedNanos(1_000, 3)).isEqualTo(30_001_000);
    }
}
