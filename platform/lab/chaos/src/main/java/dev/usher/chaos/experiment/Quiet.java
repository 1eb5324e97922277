package dev.usher.chaos.experiment;

import java.time.Duration;
import java.util.Optional;

/** Runs without a fault: a violation here also happens in normal operation. */
record Quiet(Duration howLong) implements Experiment {

    @Override
    public String name() {
        return "quiet";
    }

    @Override
    public String sentence() {
        return "Without faults, buyers buy, cancel, pay late and enter.";
    }

    @Override
    public double availability() {
        return 0.99;
    }

    @Override
    public Optional<Duration> gatesKnowWithin() {
        return Optional.of(Duration.ofSeconds(5));
    }

    @Override
    public void disturb(Course course) throws InterruptedException {
        course.wait(howLong);
    }
}
