package dev.usher.chaos.experiment;

import java.util.List;

/** Several one after the other under the same crowd, judged once. */
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
