package dev.usher.chaos.experiment;

import java.time.Duration;

/** A server that everybody needs is killed and stays away for a while. */
record Away(String name, String server, Duration howLong) implements Experiment {

    private static final Duration BEFORE = Duration.ofSeconds(5);
    private static final Duration AFTER = Duration.ofSeconds(5);
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    @Override
    public String sentence() {
        return "%s is killed and stays away for %d s."
                .formatted(
                        server.equals("postgres") ? "PostgreSQL" : capitalized(),
                        howLong.toSeconds());
    }

    private String capitalized() {
        return Character.toUpperCase(server.charAt(0)) + server.substring(1);
    }

    @Override
    public void disturb(Course course) throws InterruptedException {
        course.wait(BEFORE);
        course.lab().takeAway(server);
        course.wait(howLong);
        course.lab().bringBack(server);
        if (!course.lab().awaitAllReady(READY_WITHIN)) {
            course.failed(server + " did not come back");
        }
        course.wait(AFTER);
    }
}
