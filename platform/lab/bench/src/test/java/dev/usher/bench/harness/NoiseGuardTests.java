package dev.usher.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.bench.harness.NoiseGuard.Verdict;
import org.junit.jupiter.api.Test;

class NoiseGuardTests {

    private static final double LOUD = 0.5;

    private final NoiseGuard guard = new NoiseGuard();

    @Test
    void acceptsAQuietBurst() {
        assertThat(guard.judge(NoiseGuard.ALLOWED, 0)).isEqualTo(Verdict.QUIET);
        assertThat(guard.repeats()).isZero();
    }

    @Test
    void repeatsANoisyBurstAFewTimesAndThenMarksIt() {
        assertThat(guard.judge(LOUD, 0)).isEqualTo(Verdict.REPEAT);
        assertThat(guard.judge(LOUD, 1)).isEqualTo(Verdict.REPEAT);
        assertThat(guard.judge(LOUD, 2)).isEqualTo(Verdict.NOISY);
        assertThat(guard.repeats()).isEqualTo(2);
        assertThat(guard.noisy()).isEqualTo(1);
    }

    @Test
    void boundsRepeatsOnABusyMachine() {
        int repeats = 0;
        for (int burst = 0; burst < 100; burst++) {
            repeats += guard.judge(LOUD, 0) == Verdict.REPEAT ? 1 : 0;
        }

        assertThat(repeats).isEqualTo(NoiseGuard.REPEATS_IN_ALL);
        assertThat(guard.noisy()).isEqualTo(100 - NoiseGuard.REPEATS_IN_ALL);
    }
}
