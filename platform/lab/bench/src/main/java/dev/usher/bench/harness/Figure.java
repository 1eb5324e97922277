package dev.usher.bench.harness;

import java.util.Set;
import java.util.function.ToDoubleBiFunction;

/** Something that can be said about a burst of an arm. */
public record Figure(String name, String unit, ToDoubleBiFunction<Arm, Burst> reader) {

    public static final Figure RATE =
            new Figure("rate", "/s", (_, burst) -> burst.work().perSecond());

    /** Of the arm's own processes. */
    public static final Figure CPU =
            new Figure("CPU per operation", "µs", (arm, burst) -> burst.cpuMicros(arm.processes()));

    public static final Figure P50 =
            new Figure("p50", "ms", (_, burst) -> burst.work().latency().p50());

    public static final Figure P99 =
            new Figure("p99", "ms", (_, burst) -> burst.work().latency().p99());

    /** Of one account alone, the same for every arm. */
    public static Figure cpuOf(String account) {
        return new Figure(
                "CPU of " + account, "µs", (_, burst) -> burst.cpuMicros(Set.of(account)));
    }

    double of(Arm arm, Burst burst) {
        return reader.applyAsDouble(arm, burst);
    }
}
