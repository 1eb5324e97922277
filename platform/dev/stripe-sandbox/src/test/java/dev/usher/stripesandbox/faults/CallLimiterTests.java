package dev.usher.stripesandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.stripesandbox.settings.SandboxSettings.Limiter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Stripe's rates hold within every second, not only within those of a clock. */
class CallLimiterTests {

    private static final Optional<RateLimit> NONE = Optional.empty();
    private static final Optional<RateLimit> ENDPOINT = Optional.of(RateLimit.ENDPOINT);
    private static final Optional<RateLimit> GLOBAL = Optional.of(RateLimit.GLOBAL);

    /** Begins below the overflow of the nanoseconds, which it passes after half a second. */
    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - Duration.ofMillis(500).toNanos());

    private final CallLimiter limiter = limiter(true, 25, 100);

    @Test
    void refusesTheCallsOfAnOperationBeyondItsRate() {
        assertThat(accepted("a", 30)).isEqualTo(25);

        assertThat(limiter.exceeded("a")).isEqualTo(ENDPOINT);
        assertThat(limiter.exceeded("b")).isEqualTo(NONE);
    }

    @Test
    void refusesTheCallsOfTheAccountBeyondItsRate() {
        for (String operation : new String[] {"a", "b", "c", "d"}) {
            assertThat(accepted(operation, 25)).isEqualTo(25);
        }

        assertThat(limiter.exceeded("e")).isEqualTo(GLOBAL);
        assertThat(limiter.exceeded("a")).isEqualTo(ENDPOINT);
    }

    @Test
    void acceptsAsManyAgainOnlyAfterAWholeSecond() {
        accepted("a", 25);

        pass(Duration.ofMillis(999));
        assertThat(accepted("a", 25)).isZero();
        pass(Duration.ofMillis(1));
        assertThat(accepted("a", 30)).isEqualTo(25);
    }

    @Test
    void countsAcrossTheSecondsOfAClock() {
        pass(Duration.ofMillis(900));
        accepted("a", 20);
        pass(Duration.ofMillis(200));

        assertThat(accepted("a", 20)).isEqualTo(5);
        pass(Duration.ofMillis(800));
        assertThat(accepted("a", 30)).isEqualTo(20);
    }

    @Test
    void doesNotCountRefusedCalls() {
        accepted("a", 25);
        pass(Duration.ofMillis(500));
        assertThat(accepted("a", 1_000)).isZero();
        pass(Duration.ofMillis(500));

        assertThat(accepted("a", 25)).isEqualTo(25);
        // The account has 75 left, as if nothing had been refused.
        assertThat(accepted("b", 25) + accepted("c", 25) + accepted("d", 30)).isEqualTo(75);
    }

    @Test
    void countsAnUnknownOperationForTheAccountAlone() {
        for (int i = 0; i < 100; i++) {
            assertThat(limiter.exceeded(null)).isEqualTo(NONE);
        }

        assertThat(limiter.exceeded(null)).isEqualTo(GLOBAL);
    }

    @Test
    void refusesNothingWhileItIsOff() {
        CallLimiter off = limiter(false, 1, 1);

        for (int i = 0; i < 1_000; i++) {
            assertThat(off.exceeded("a")).isEqualTo(NONE);
        }
    }

    private CallLimiter limiter(boolean enabled, int perOperation, int inTotal) {
        return new CallLimiter(
                new Limiter(enabled, perOperation, inTotal, Duration.ofSeconds(1)), nanos::get);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private int accepted(String operation, int calls) {
        int accepted = 0;
        for (int i = 0; i < calls; i++) {
            if (limiter.exceeded(operation).isEmpty()) {
                accepted++;
            }
        }
        return accepted;
    }
}
