package dev.usher.bench.journey;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Burst;
import dev.usher.bench.harness.Work;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An arm that begins journeys at a rate. */
final class JourneyArm implements Arm {

    private static final double NANOS_PER_SECOND = 1e9;
    static final double MICROS_PER_MILLI = 1000;

    private final Way way;
    private final int perSecond;
    private final Passage passage;
    private final IdentityHashMap<Work, Passed> passed = new IdentityHashMap<>();

    /** Makes a number of journeys at a rate. */
    @FunctionalInterface
    interface Passage {
        Passed make(int count, double perSecond);
    }

    /** The outcome of journeys, and what the compiler threads of each JVM took meanwhile. */
    record Passed(JourneyReport report, Map<String, Duration> jit) {
        Passed {
            jit = Map.copyOf(jit);
        }
    }

    JourneyArm(Way way, int perSecond, Passage passage) {
        this.way = way;
        this.perSecond = perSecond;
        this.passage = passage;
    }

    int perSecond() {
        return perSecond;
    }

    @Override
    public String name() {
        return way.prefix() + perSecond + " a second";
    }

    @Override
    public Set<String> processes() {
        return way.processes();
    }

    @Override
    public Work burst(Duration length) {
        Passed made = passage.make(Math.toIntExact(perSecond * length.toSeconds()), perSecond);
        JourneyReport report = made.report();
        Work work =
                new Work(
                        report.ended(),
                        report.ended() * NANOS_PER_SECOND / report.nanos(),
                        report.journey(),
                        report.failures());
        passed.put(work, made);
        return work;
    }

    @Override
    public List<String> violations(Work work) {
        return work.outcomes().isEmpty() ? List.of() : List.of(work.outcomes().toString());
    }

    /**
     * Returns what a process's compiler threads took per journey of that burst, in milliseconds.
     */
    double jitMillis(Burst burst, String process) {
        Duration spent = passed(burst).jit().getOrDefault(process, Duration.ZERO);
        return (double) spent.toMillis() / burst.work().operations();
    }

    /** Returns what the whole way took per journey of that burst, in milliseconds. */
    double millis(Burst burst) {
        return burst.cpuMicros(processes()) / MICROS_PER_MILLI;
    }

    double millisWithoutJit(Burst burst) {
        return millis(burst)
                - processes().stream().mapToDouble(name -> jitMillis(burst, name)).sum();
    }

    JourneyReport report(Burst burst) {
        return passed(burst).report();
    }

    private Passed passed(Burst burst) {
        Passed made = passed.get(burst.work());
        if (made == null) {
            throw new IllegalArgumentException("a burst of another arm");
        }
        return made;
    }
}
