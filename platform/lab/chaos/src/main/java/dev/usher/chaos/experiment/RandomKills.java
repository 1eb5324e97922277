package dev.usher.chaos.experiment;

import dev.usher.chaos.lab.Lab;
import java.time.Duration;
import java.util.List;

/** Kills random services and the gateway. */
record RandomKills() implements Experiment {

    private static final List<String> VICTIMS =
            List.of(
                    "gateway",
                    "event-service",
                    "payment-service",
                    "ticket-service",
                    "validation-service");
    private static final int SHORTEST_SECONDS = 10;
    private static final int LONGEST_SECONDS = 30;

    @Override
    public String name() {
        return "random-kill";
    }

    @Override
    public String sentence() {
        return "Every 10 to 30 s a service or the gateway is killed with SIGKILL.";
    }

    @Override
    public void disturb(Course course) throws InterruptedException {
        Lab lab = course.lab();
        long end = System.nanoTime() + course.length().toNanos();
        while (System.nanoTime() < end) {
            long left = (end - System.nanoTime()) / 1_000_000_000L;
            long pause = course.random().nextInt(SHORTEST_SECONDS, LONGEST_SECONDS + 1);
            course.wait(Duration.ofSeconds(Math.min(left + 1, pause)));
            lab.processes().kill(lab.processes().anyOf(VICTIMS, course.random()));
            course.count("kills", 1);
        }
    }
}
