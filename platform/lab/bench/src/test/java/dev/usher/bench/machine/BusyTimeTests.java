package dev.usher.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BusyTimeTests {

    @Test
    void countsAllWorkButNotWaiting() {
        BusyTime busy =
                BusyTime.of("cpu  100 10 50 9000 700 5 5 30 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n");

        assertThat(busy).isEqualTo(new BusyTime(Duration.ofMillis(1_700), Duration.ofMillis(300)));
    }

    @Test
    void subtractsAnEarlierReading() {
        BusyTime before = BusyTime.of("cpu 100 0 0 0 0 0 0 0 0 0\n");
        BusyTime after = BusyTime.of("cpu 180 0 20 99 7 0 0 0 0 0\n");

        assertThat(after.since(before))
                .isEqualTo(new BusyTime(Duration.ofSeconds(1), Duration.ZERO));
    }
}
