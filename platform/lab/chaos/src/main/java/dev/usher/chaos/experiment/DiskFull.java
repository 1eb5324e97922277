package dev.usher.chaos.experiment;

import java.time.Duration;

/** Fills the disk of a server completely for a while. */
record DiskFull(String name, String server, Duration howLong) implements Experiment {

    private static final Duration BEFORE = Duration.ofSeconds(10);

    @Override
    public String sentence() {
        return "The disk of %s is full for %d s.".formatted(server, howLong.toSeconds());
    }

    @Override
    public Needs needs() {
        return Needs.smallDisk(server);
    }

    @Override
    public void disturb(Course course) throws InterruptedException {
        if (!course.lab().disks().has(server)) {
            course.failed("this user must not mount a small disk");
            return;
        }
        course.wait(BEFORE);
        course.lab().say("the disk of " + server + " is full");
        course.lab().disks().fill(server);
        course.wait(howLong);
    }
}
