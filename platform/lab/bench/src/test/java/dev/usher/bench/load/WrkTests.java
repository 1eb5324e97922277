package dev.usher.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WrkTests {

    @Test
    void readsTheResultOfTheScript() {
        LoadReport report =
                Wrk.result(
                                """
                                Running 20s test @ http://127.0.0.1:8081
                                RESULT {"micros":2000000,"begun":9,"answered":8,\
                                "statuses":{"201":5,"409":3},"p50":81,"p90":124,"p99":2270,"max":24072}
                                """)
                        .report();

        assertThat(report.nanos()).isEqualTo(2_000_000_000L);
        assertThat(report.statuses()).isEqualTo(Map.of(201, 5L, 409, 3L));
        assertThat(report.failures()).isEqualTo(1);
        assertThat(report.latency()).isEqualTo(new Latency(0.081, 0.124, 2.27, 24.072, 8));
    }

    @Test
    void hasNoLatencyIfTheScriptKnowsNone() {
        LoadReport report =
                Wrk.result(
                                """
                                RESULT {"micros":1,"begun":1,"answered":1,"statuses":{"200":1},\
                                "p50":-1,"p90":-1,"p99":-1,"max":-1}
                                """)
                        .report();

        assertThat(report.latency()).isEqualTo(Latency.NONE);
    }

    @Test
    void failsWithoutAResult() {
        assertThatThrownBy(() -> Wrk.result("unable to connect"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unable to connect");
    }
}
