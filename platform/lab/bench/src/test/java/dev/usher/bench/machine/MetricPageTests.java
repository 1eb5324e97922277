package dev.usher.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricPageTests {

    private static final MetricPage PAGE =
            new MetricPage(
                    """
                    # TYPE calls_total counter
                    calls_total{uri="/v1/events"} 3.0
                    calls_total{uri="/v1/orders"} 4.0
                    calls_total{uri="/actuator/prometheus"} 100.0
                    calls_total_of_another{uri="/"} 50.0
                    bytes 1.5E3
                    """);

    @Test
    void addsUpTheSamplesOfANameWithoutThoseOfTheManagementPort() {
        assertThat(PAGE.sum("calls_total")).isEqualTo(7);
        assertThat(PAGE.sum("bytes")).isEqualTo(1500);
    }

    @Test
    void knowsNothingOfAnAbsentName() {
        assertThat(PAGE.sum("nothing")).isZero();
    }
}
