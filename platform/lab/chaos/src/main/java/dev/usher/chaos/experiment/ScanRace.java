package dev.usher.chaos.experiment;

import dev.usher.chaos.crowd.DoorRace;

/** Presents the same tickets at many gates of two replicas at once. */
record ScanRace(int tickets, int gates) implements Experiment {

    @Override
    public String name() {
        return "scan-race";
    }

    @Override
    public String sentence() {
        return "%d gates on two replicas present the same %d tickets at once."
                .formatted(gates, tickets);
    }

    @Override
    public Needs needs() {
        return Needs.two("validation-service");
    }

    @Override
    public void disturb(Course course) throws InterruptedException {
        course.lab().say("%d gates race for %d tickets".formatted(gates, tickets));
        DoorRace.Course race = course.crowd().race(tickets, gates);
        course.count("raced tickets", race.tickets());
        course.count("presentations", race.presentations());
        course.count("admitted", race.admitted());
        if (race.tickets() < tickets) {
            course.failed("only %d of %d tickets to race for".formatted(race.tickets(), tickets));
        }
    }
}
