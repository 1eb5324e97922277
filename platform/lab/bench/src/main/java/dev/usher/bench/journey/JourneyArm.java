package dev.usher.bench.journey;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Burst;
import dev.usher.bench.harness.Work;
import dev.usher.bench.machine.ThreadKind;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An arm that begins journeys at a rate. */
final class JourneyArm implements Arm {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Journeys journeys;
    private final int perSecond;
    private final IdentityHashMap<Work, JourneyReport> reports = new IdentityHashMap<>();
    private final IdentityHashMap<Work, Map<String, Duration>> jit = new IdentityHashMap<>();

    JourneyArm(Journeys journeys, int perSecond) {
        this.journeys = journeys;
        this.perSecond = perSecond;
    }

    int perSecond() {
        return perSecond;
    }

    @Override
    public String name() {
        return perSecond + " a second";
    }

    @Override
    public Set<String> processes() {
        return Journeys.SUITE;
    }

    @Override
    public Work burst(Duration length) {
        SuiteThreads before = journeys.threads();
        JourneyReport report =
                journeys.run(Math.toIntExact(perSecond * length.toSeconds()), perSecond);
        Work work =
                new Work(
                        report.ended(),
                        report.ended() * NANOS_PER_SECOND / report.nanos(),
                        report.journey(),
                        report.failures());
        reports.put(work, report);
        jit.put(work, journeys.threads().since(before, ThreadKind.JIT));
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
        Duration spent = jit.getOrDefault(burst.work(), Map.of()).get(process);
        return spent == null ? 0 : (double) spent.toMillis() / burst.work().operations();
    }

    JourneyReport report(Burst burst) {
        JourneyReport report = reports.get(burst.work());
        if (report == null) {
            throw new IllegalArgumentException("a burst of another arm");
        }
        return report;
    }
}
