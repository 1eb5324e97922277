package dev.usher.chaos.experiment;

import dev.usher.chaos.lab.Lab;
import java.time.Duration;

/**
 * Pauses one of two replicas for longer than its sessions live, and resumes it.
 *
 * @param services one replica of each is paused, one service after the other
 */
record PausedReplica(
        String name, String sentence, java.util.List<String> services, Duration howLong)
        implements Experiment {

    private static final Duration BETWEEN = Duration.ofSeconds(10);

    @Override
    public Needs needs() {
        return Needs.two(services.toArray(String[]::new));
    }

    @Override
    public void disturb(Course course) throws InterruptedException {
        Lab lab = course.lab();
        for (String service : services) {
            course.wait(BETWEEN);
            lab.processes().pause(service);
            course.wait(howLong);
            lab.processes().resume(service);
            // By now the other replica may hold the leases of the first.
            course.wait(BETWEEN);
            lab.processes().pause(service + "-2");
            course.wait(howLong);
            lab.processes().resume(service + "-2");
        }
    }
}
