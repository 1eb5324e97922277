package dev.usher.bench.harness;

import dev.usher.bench.machine.BusyTime;
import dev.usher.bench.machine.CpuSnapshot;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** CPU time by account: one per known process tree; the rest of the machine is foreign. */
public final class Accounts {

    /** The account of this JVM. */
    public static final String HARNESS = "harness";

    /** The account of programs that this JVM has run to their end: wrk and pgbench. */
    public static final String TOOLS = "load tools";

    private final Supplier<Map<String, Long>> roots;
    private final int cores;
    private final long self = ProcessHandle.current().pid();

    /** The supplier returns the root process of each tree at that moment. */
    public Accounts(Supplier<Map<String, Long>> roots, int cores) {
        this.roots = roots;
        this.cores = cores;
    }

    /** The state of all accounts at one moment. */
    public final class Reading {

        private final long nanos = System.nanoTime();
        private final BusyTime machine = BusyTime.now();
        private final Map<String, Duration> spent = new LinkedHashMap<>();

        private Reading() {
            CpuSnapshot now = CpuSnapshot.take();
            roots.get().forEach((name, pid) -> spent.put(name, now.ofTree(pid)));
            spent.put(HARNESS, now.ofProcess(self));
            spent.put(TOOLS, now.ofEndedChildren(self));
        }

        /** Returns the CPU time spent since an earlier reading. */
        public Spent since(Reading before) {
            Map<String, Duration> parts = new LinkedHashMap<>();
            Duration known = Duration.ZERO;
            for (Map.Entry<String, Duration> entry : spent.entrySet()) {
                Duration part =
                        entry.getValue()
                                .minus(before.spent.getOrDefault(entry.getKey(), entry.getValue()));
                parts.put(entry.getKey(), part);
                known = known.plus(part);
            }
            Duration elapsed = Duration.ofNanos(nanos - before.nanos);
            BusyTime busy = machine.since(before.machine);
            return new Spent(parts, share(busy.busy().minus(known), elapsed));
        }

        private double share(Duration time, Duration elapsed) {
            return Math.max(0, (double) time.toNanos() / (elapsed.toNanos() * cores));
        }
    }

    public Reading read() {
        return new Reading();
    }

    /**
     * CPU time spent between two readings.
     *
     * @param foreign the share of the machine that other processes took, including the kernel and a
     *     busy host
     */
    public record Spent(Map<String, Duration> cpu, double foreign) {

        public Spent {
            cpu = Map.copyOf(cpu);
        }
    }
}
