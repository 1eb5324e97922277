package dev.usher.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PeriodicTests {

    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration NEVER = Duration.ofDays(1);

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void goesOnAfterAFailure() {
        Periodic periodic =
                Periodic.every(
                        "failing",
                        SOON,
                        () -> {
                            runs.incrementAndGet();
                            throw new IllegalStateException("this run fails");
                        });
        periodic.start();

        await().untilAsserted(() -> assertThat(runs).hasValueGreaterThan(3));
        periodic.stop();
    }

    @Test
    void runsAtTheStartOnlyIfAskedTo() {
        Periodic later = Periodic.every("later", NEVER, () -> runs.addAndGet(100));
        Periodic atOnce = Periodic.fromStart("at-once", NEVER, runs::incrementAndGet);
        later.start();
        atOnce.start();

        await().untilAsserted(() -> assertThat(runs).hasValue(1));
        later.stop();
        atOnce.stop();
    }

    @Test
    void interruptsARunThatIsStopped() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Periodic periodic =
                Periodic.fromStart(
                        "long",
                        SOON,
                        () -> {
                            begun.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException _) {
                                interrupted.countDown();
                            }
                        });
        periodic.start();
        assertThat(periodic.isRunning()).isTrue();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        periodic.stop();

        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(periodic.isRunning()).isFalse();
    }

    @Test
    void startsAgainAfterAStop() {
        Periodic periodic = Periodic.fromStart("again", NEVER, runs::incrementAndGet);
        periodic.start();
        await().untilAsserted(() -> assertThat(runs).hasValue(1));
        periodic.stop();

        periodic.start();

        await().untilAsserted(() -> assertThat(runs).hasValue(2));
        periodic.stop();
    }

    @Test
    void refusesADelayOfNothing() {
        assertThatThrownBy(() -> Periodic.every("busy", Duration.ZERO, () -> {}))
                .hasMessage("the delay of busy must be positive");
    }
}
