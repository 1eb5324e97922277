package dev.usher.bench.journey;

import dev.usher.bench.harness.Accounts;
import dev.usher.bench.machine.ThreadKind;
import dev.usher.bench.machine.Waiting;
import dev.usher.bench.process.OwnProgram;
import dev.usher.bench.stage.Stage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes journeys on one way and reads the CPU time of its processes. */
final class Journeys {

    static final String KAFKA = "kafka";
    static final String SANDBOX = "stripe-sandbox";

    /** The processes whose code a profile can name. */
    static final List<String> PROGRAMS =
            List.of(
                    "gateway",
                    "event-service",
                    "payment-service",
                    "ticket-service",
                    "validation-service",
                    SANDBOX);

    /** The processes on the way of a journey; Keycloak takes no part in it. */
    static final Set<String> SUITE = suite();

    static final String GENERATOR = "journey generator";

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration BETWEEN_QUERIES = Duration.ofMillis(20);
    private final Stage stage;
    private final Way way;
    private final OwnProgram generator;
    private long begun;

    private Journeys(Stage stage, Way way, OwnProgram generator) {
        this.stage = stage;
        this.way = way;
        this.generator = generator;
    }

    static Journeys open(Stage stage, Way way) {
        OwnProgram generator =
                stage.add(
                        GENERATOR,
                        OwnProgram.start(
                                JourneyProcess.class,
                                stage.log("journey-generator"),
                                List.of(
                                        "-Xmx512m",
                                        "-XX:+UseSerialGC",
                                        "-Dslf4j.internal.verbosity=ERROR")));
        return new Journeys(stage, way, generator);
    }

    /** Returns journeys of the same generator on another way. */
    Journeys through(Way other) {
        return new Journeys(stage, other, generator);
    }

    private static Set<String> suite() {
        Set<String> all = new TreeSet<>(PROGRAMS);
        all.addAll(List.of(KAFKA, Stage.POSTGRES));
        return Set.copyOf(all);
    }

    Stage stage() {
        return stage;
    }

    Way way() {
        return way;
    }

    /** Makes a number of journeys at a rate; returns when the last ended and no message waits. */
    JourneyReport run(int count, double perSecond) {
        JourneyReport report =
                generator.ask(
                        new JourneyOrder(
                                way.gateway(),
                                way.sandbox(),
                                way.cast().toString(),
                                begun,
                                count,
                                perSecond),
                        JourneyReport.class);
        begun += count;
        Waiting.until(() -> stage.database().number(way.waiting()) == 0, PATIENCE, BETWEEN_QUERIES);
        return report;
    }

    /** Makes journeys as {@link #run} does, and reads what the compilers took meanwhile. */
    JourneyArm.Passed measured(int count, double perSecond) {
        SuiteThreads before = threads();
        JourneyReport report = run(count, perSecond);
        return new JourneyArm.Passed(report, threads().since(before, ThreadKind.JIT));
    }

    SuiteThreads threads() {
        Map<String, Long> jvms = new LinkedHashMap<>(stage.roots());
        jvms.keySet().retainAll(way.processes());
        jvms.remove(Stage.POSTGRES);
        return new SuiteThreads(jvms);
    }

    /** Returns the milliseconds of CPU time that these processes took, divided by the journeys. */
    static double millis(Accounts.Spent spent, Set<String> processes, long journeys) {
        double millis =
                processes.stream()
                        .mapToLong(name -> spent.cpu().getOrDefault(name, Duration.ZERO).toMillis())
                        .sum();
        return millis / Math.max(1, journeys);
    }
}
