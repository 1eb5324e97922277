package dev.usher.bench.journey;

import dev.usher.bench.machine.ThreadKind;
import dev.usher.bench.machine.ThreadTimes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The CPU time of the suite's JVMs at one moment, by process and kind of thread. */
final class SuiteThreads {

    private final Map<String, ThreadTimes> processes = new LinkedHashMap<>();

    /** Reads the JVMs with these process ids. */
    SuiteThreads(Map<String, Long> jvms) {
        jvms.forEach((name, pid) -> processes.put(name, ThreadTimes.of(pid)));
    }

    /** Returns the time of that kind of thread since an earlier reading, by process. */
    Map<String, Duration> since(SuiteThreads before, ThreadKind kind) {
        Map<String, Duration> spent = new LinkedHashMap<>();
        processes.forEach((name, now) -> {
            ThreadTimes then = before.processes.get(name);
            Duration time = then == null ? null : now.since(then).get(kind);
            spent.put(name, time == null ? Duration.ZERO : time);
        });
        return spent;
    }
}
