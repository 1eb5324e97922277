package dev.usher.chaos.experiment;

import java.util.List;

/** Runs several experiments under one crowd, with one verdict. */
record Sequence(String name, String sentence, List<Experiment> parts) implements Experiment {

    @Override
    public Needs needs() {
        return parts.stream().map(Experiment::needs).reduce(Needs.NOTHING, Needs::and);
    }

    @Override
    public void disturb(Course course) throws InterruptedException {
        for (Experiment part : parts) {
            course.lab().say(part.name());
            part.disturb(course);
            course.lab().heal();
        }
    }
}
