package dev.usher.chaos.experiment;

import dev.usher.chaos.lab.Lab;
import java.time.Duration;
import java.util.List;

/**
 * Kills a server that all services need and leaves it down for a while.
 *
 * @param killed services that are killed while it is down
 */
record ServerOutage(
        String name, String sentence, String server, Duration howLong, List<String> killed)
        implements Experiment {

    private static final Duration BEFORE = Duration.ofSeconds(5);
    private static final Duration AFTER = Duration.ofSeconds(5);
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    @Override
    public void disturb(Course course) throws InterruptedException {
        Lab lab = course.lab();
        course.wait(BEFORE);
        lab.processes().stop(server);
        Duration part = howLong.dividedBy(killed.size() + 1);
        for (String service : killed) {
            course.wait(part);
            lab.processes().kill(service);
        }
        course.wait(part);
        lab.processes().start(server);
        if (!lab.processes().awaitAllReady(READY_WITHIN)) {
            course.failed("not all components were ready again after " + server + " returned");
        }
        course.wait(AFTER);
    }
}
