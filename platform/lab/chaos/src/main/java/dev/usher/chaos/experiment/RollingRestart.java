package dev.usher.chaos.experiment;

import java.time.Duration;
import java.util.List;

/** Stops and starts every replica, one after the other. */
record RollingRestart(int rounds) implements Experiment {

    private static final List<String> ORDER =
            List.of(
                    "event-service",
                    "event-service-2",
                    "payment-service",
                    "payment-service-2",
                    "ticket-service",
                    "ticket-service-2",
                    "validation-service",
                    "validation-service-2");
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "rolling-restart";
    }

    @Override
    public String sentence() {
        return "Each of two replicas of every service is restarted in turn, by SIGTERM.";
    }

    @Override
    public Needs needs() {
        return Needs.two(
                "event-service", "payment-service", "ticket-service", "validation-service");
    }

    @Override
    public void disturb(Course course) throws InterruptedException {
        for (int round = 0; round < rounds; round++) {
            for (String replica : ORDER) {
                course.wait(BETWEEN);
                course.lab().processes().restartOrderly(replica);
                course.count("restarts", 1);
            }
        }
    }
}
