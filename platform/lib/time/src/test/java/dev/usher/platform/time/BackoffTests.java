package dev.usher.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTests {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration MAX = Duration.ofSeconds(1);

    @Test
    void doublesUpToTheLimitAndStartsOver() {
        Backoff backoff = new Backoff(FIRST, MAX);

        assertThat(backoff.next()).hasMillis(100);
        assertThat(backoff.next()).hasMillis(200);
        assertThat(backoff.next()).hasMillis(400);
        assertThat(backoff.next()).hasMillis(800);
        assertThat(backoff.next()).hasMillis(1000);
        assertThat(backoff.next()).hasMillis(1000);

        backoff.reset();

        assertThat(backoff.next()).hasMillis(100);
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "1, 100", "2, 200", "4, 800", "5, 1000", "2147483647, 1000"})
    void knowsThePauseAfterAnyNumberOfAttempts(int attempts, long millis) {
        assertThat(Backoff.after(attempts, FIRST, MAX)).hasMillis(millis);
    }
}
