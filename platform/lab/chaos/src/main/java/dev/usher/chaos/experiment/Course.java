package dev.usher.chaos.experiment;

import dev.usher.chaos.crowd.Crowd;
import dev.usher.chaos.lab.Lab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** One run of an experiment: where, by which seed, how long, and what was noticed on the way. */
public final class Course {

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

    /** For experiments that go on as long as they are let. */
    Duration length() {
        return length;
    }

    /** Goes on with what is as it is. */
    void wait(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    void count(String what, long by) {
        figures.merge(what, by, Long::sum);
    }

    /** The experiment did not do what it says. */
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
