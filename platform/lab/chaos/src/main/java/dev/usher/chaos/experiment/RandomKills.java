package dev.usher.chaos.experiment;

import dev.usher.chaos.lab.Lab;
import dev.usher.chaos.lab.Processes;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Kills or stops random processes, servers included, and now and then two at once.
 *
 * @param longestPause the longest time between two of them
 */
record RandomKills(String name, String sentence, List<String> victims, Duration longestPause)
        implements Experiment {

    static final List<String> SERVICES =
            List.of(
                    "gateway",
                    "event-service",
                    "payment-service",
                    "ticket-service",
                    "validation-service");

    static final List<String> ALL =
            List.of(
                    "gateway",
                    "event-service",
                    "payment-service",
                    "ticket-service",
                    "validation-service",
                    "stripe-sandbox",
                    "keycloak",
                    "postgres",
                    "kafka");

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);

    /** Every fourth kill takes two processes on average, and every fourth is an orderly stop. */
    private static final int SELDOM = 4;

    @Override
    public double availability() {
        // On two cores a process needs up to half a minute to be back, and the gateway is one.
        return 0.4;
    }

    @Override
    public void disturb(Course course) throws InterruptedException {
        Lab lab = course.lab();
        RandomGenerator random = course.random();
        long end = System.nanoTime() + course.length().toNanos();
        while (System.nanoTime() < end) {
            long left = (end - System.nanoTime()) / 1_000_000_000L;
            long pause = random.nextLong(SHORTEST_PAUSE.toSeconds(), longestPause.toSeconds() + 1);
            course.wait(Duration.ofSeconds(Math.min(left + 1, pause)));
            String first = lab.processes().anyOf(victims, random);
            if (random.nextInt(SELDOM) == 0) {
                List<String> others =
                        victims.stream().filter(victim -> !victim.equals(first)).toList();
                end(lab.processes(), lab.processes().anyOf(others, random), course);
                course.count("two at once", 1);
            }
            end(lab.processes(), first, course);
        }
    }

    private static void end(Processes processes, String name, Course course) {
        if (course.random().nextInt(SELDOM) == 0) {
            processes.terminate(name);
            course.count("stops", 1);
        } else {
            processes.kill(name);
            course.count("kills", 1);
        }
    }
}
