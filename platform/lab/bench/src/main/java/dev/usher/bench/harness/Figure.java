package dev.usher.bench.harness;

import java.util.function.ToDoubleBiFunction;

/** A figure of a burst: its name, its unit, and how to read it. */
public record Figure(String name, String unit, ToDoubleBiFunction<Arm, Burst> reader) {

    public static final Figure RATE =
            new Figure("rate", "/s", (_, burst) -> burst.work().perSecond());

    /** CPU time of the arm's own processes. */
    public static final Figure CPU =
            new Figure("CPU per operation", "µs", (arm, burst) -> burst.cpuMicros(arm.processes()));

    public static final Figure P50 =
            new Figure("p50", "ms", (_, burst) -> burst.work().latency().p50());

    public static final Figure P99 =
            new Figure("p99", "ms", (_, burst) -> burst.work().latency().p99());

    double of(Arm arm, Burst burst) {
        return reader.applyAsDouble(arm, burst);
    }
}
