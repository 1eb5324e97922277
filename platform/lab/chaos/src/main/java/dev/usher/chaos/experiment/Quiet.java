package dev.usher.chaos.experiment;

import java.time.Duration;

/** Without any fault: what is violated here is violated every day. */
record Quiet(Duration howLong) implements Experiment {

    @Override
    public String name() {
        return "quiet";
    }

    @Override
    public String sentence() {
        return "Nothing is broken while people buy, cancel, pay late and enter.";
    }

    @Override
    public void disturb(Course course) throws InterruptedException {
        course.wait(howLong);
    }
}
