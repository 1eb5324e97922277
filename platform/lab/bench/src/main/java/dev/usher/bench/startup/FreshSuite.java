package dev.usher.bench.startup;

import dev.usher.bench.machine.CpuSnapshot;
import dev.usher.local.suite.Alterations;
import dev.usher.local.suite.ComponentState;
import dev.usher.local.suite.Home;
import dev.usher.local.suite.Ports;
import dev.usher.local.suite.ProcessId;
import dev.usher.local.suite.Suite;
import dev.usher.local.suite.SuiteSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A suite that has just been started, on data that exists already. All its processes have used
 * their CPU time for the start alone.
 */
final class FreshSuite implements AutoCloseable {

    /** The profile that raises the limits. */
    private static final String PROFILE = "load";

    private final Suite suite;
    private final Ports ports;
    private final Duration took;

    private FreshSuite(Suite suite, Ports ports, Duration took) {
        this.suite = suite;
        this.ports = ports;
        this.took = took;
    }

    /** Starts all processes and returns when they are ready. */
    static FreshSuite start(Home home, boolean cached) {
        Ports ports = Ports.free();
        Alterations usual = Alterations.none(ports).withProfiles(List.of(PROFILE));
        Alterations alterations = cached ? usual : usual.withoutCaches();
        Suite suite =
                new Suite(
                        new SuiteSettings(home, ports, true, Map.of(), alterations),
                        Clock.systemUTC(),
                        _ -> {});
        long began = System.nanoTime();
        suite.start();
        return new FreshSuite(suite, ports, Duration.ofNanos(System.nanoTime() - began));
    }

    Ports ports() {
        return ports;
    }

    Home home() {
        return suite.home();
    }

    /** The time from the start to the last process's readiness. */
    Duration took() {
        return took;
    }

    /** The CPU time of each process since it started. */
    Map<String, Duration> cpu() {
        CpuSnapshot now = CpuSnapshot.take();
        Map<String, Duration> cpu = new LinkedHashMap<>();
        for (ComponentState component : suite.state().components()) {
            ProcessId process = component.process();
            if (process != null) {
                cpu.put(component.name(), now.ofTree(process.pid()));
            }
        }
        return cpu;
    }

    @Override
    public void close() {
        suite.close();
    }
}
