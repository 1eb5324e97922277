package dev.usher.chaos.experiment;

import dev.usher.chaos.crowd.Crowd;
import dev.usher.chaos.lab.Lab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** One run of an experiment: its lab, crowd, seed and length, and the figures it collects. */
public final class Course {

    private static final Duration ASKED_EVERY = Duration.ofMillis(500);

    private final Lab lab;
    private final Crowd crowd;
    private final RandomGenerator random;
    private final Duration length;
    private final Map<String, Long> figures = Collections.synchronizedMap(new LinkedHashMap<>());
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

    public Course(Lab lab, Crowd crowd, RandomGenerator random, Duration length) {
        this.lab = lab;
        this.crowd = crowd;
        this.random = random;
        this.length = length;
    }

    Lab lab() {
        return lab;
    }

    Crowd crowd() {
        return crowd;
    }

    RandomGenerator random() {
        return random;
    }

    /** The length of experiments without one of their own. */
    Duration length() {
        return length;
    }

    /** Waits while the current faults last. */
    void wait(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    /**
     * Waits until the condition holds, but no longer than the given time.
     *
     * @return whether it holds
     */
    static boolean waitUntil(BooleanSupplier condition, Duration atMost)
            throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            Thread.sleep(Duration.ofNanos(Math.min(left, ASKED_EVERY.toNanos())));
        }
        return true;
    }

    void count(String what, long by) {
        figures.merge(what, by, Long::sum);
    }

    /** Records that the experiment did not do what it should. */
    void failed(String why) {
        failures.add(why);
    }

    public Map<String, Long> figures() {
        synchronized (figures) {
            return new LinkedHashMap<>(figures);
        }
    }

    public List<String> failures() {
        synchronized (failures) {
            return new ArrayList<>(failures);
        }
    }
}
