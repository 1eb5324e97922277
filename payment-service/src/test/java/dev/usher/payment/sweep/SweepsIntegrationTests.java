package dev.usher.payment.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usher.payment.PaymentTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@PaymentTest
class SweepsIntegrationTests {

    private static final Duration OFTEN = Duration.ofMillis(10);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final DueQuestions questions;
    private final AtomicInteger due = new AtomicInteger();
    private final AtomicInteger notDue = new AtomicInteger();
    private final AtomicInteger later = new AtomicInteger();
    private final AtomicInteger failing = new AtomicInteger();
    private final AtomicInteger slow = new AtomicInteger();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Sweeps sweeps;

    SweepsIntegrationTests(DueQuestions questions) {
        this.questions = questions;
        this.sweeps =
                sweeps(
                        new Sweep("due", OFTEN, "true", due::incrementAndGet),
                        new Sweep("not due", OFTEN, "false", notDue::incrementAndGet),
                        new Sweep("later", OFTEN.plusNanos(1), "true", later::incrementAndGet),
                        new Sweep("slow", OFTEN, ":now > timestamptz '2000-01-01'", this::work),
                        new Sweep(
                                "failing",
                                OFTEN,
                                "true",
                                () -> {
                                    failing.incrementAndGet();
                                    throw new IllegalStateException("not this time");
                                }));
    }

    private Sweeps sweeps(Sweep... all) {
        return new Sweeps(List.of(all), questions);
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        sweeps.stop();
    }

    @Test
    void beginsWhatIsDueAndNeverTwiceAtATime() {
        sweeps.start();

        await().atMost(SOON).until(() -> due.get() > 3 && later.get() > 3 && failing.get() > 3);
        assertThat(notDue).hasValue(0);
        assertThat(slow).as("is still at work").hasValue(1);

        goOn.countDown();
        await().atMost(SOON).until(() -> slow.get() > 1);
    }

    @Test
    void beginsAgainAfterAStop() {
        sweeps.start();
        await().atMost(SOON).until(() -> due.get() > 0);
        sweeps.stop();
        assertThat(sweeps.isRunning()).isFalse();

        int before = due.get();
        sweeps.start();

        await().atMost(SOON).until(() -> due.get() > before + 1);
    }

    private void work() {
        slow.incrementAndGet();
        try {
            goOn.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
