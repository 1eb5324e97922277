package dev.usher.chaos.experiment;

import dev.usher.chaos.lab.Lab;
import java.time.Duration;
import java.util.List;

/**
 * A server that everybody needs is killed and stays away for a while.
 *
 * @param meanwhile who is killed too, while it is away
 */
record Away(String name, String sentence, String server, Duration howLong, List<String> meanwhile)
        implements Experiment {

    private static final Duration BEFORE = Duration.ofSeconds(5);
    private static final Duration AFTER = Duration.ofSeconds(5);
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    @Override
    public void disturb(Course course) throws InterruptedException {
        Lab lab = course.lab();
        course.wait(BEFORE);
        lab.processes().takeAway(server);
        Duration part = howLong.dividedBy(meanwhile.size() + 1);
        for (String service : meanwhile) {
            course.wait(part);
            lab.processes().kill(service);
        }
        course.wait(part);
        lab.processes().bringBack(server);
        if (!lab.processes().awaitAllReady(READY_WITHIN)) {
            course.failed("not all came up again after " + server + " was back");
        }
        course.wait(AFTER);
    }
}
