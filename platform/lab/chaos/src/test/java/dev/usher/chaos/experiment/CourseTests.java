package dev.usher.chaos.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CourseTests {

    @Test
    void goesOnUntilTheConditionHolds() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();

        boolean holds = Course.waitUntil(() -> asked.incrementAndGet() == 3, Duration.ofMinutes(1));

        assertThat(holds).isTrue();
        assertThat(asked).hasValue(3);
    }

    @Test
    void endsWithoutTheConditionAfterTheGivenTime() throws InterruptedException {
        assertThat(Course.waitUntil(() -> false, Duration.ofMillis(1))).isFalse();
    }

    @Test
    void doesNotWaitForWhatHoldsAlready() throws InterruptedException {
        assertThat(Course.waitUntil(() -> true, Duration.ZERO)).isTrue();
    }
}
