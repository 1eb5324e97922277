package dev.usher.bench.stage;

import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.load.LoadReport;

/** The gate of what is not a burst: a refusal is quick, and would pass for a good figure. */
public final class Answers {

    private Answers() {}

    /** How many there are; every request has one of that status, and there are some. */
    public static long all(String name, int status, LoadReport report) {
        long good = report.answers(status);
        if (good == 0 || good != report.answers() || report.failures() > 0) {
            throw new BenchFailed("%s: %s".formatted(name, told("not all were " + status, report)));
        }
        return good;
    }

    /** Of that status, and as many as were meant to be. */
    public static long all(String name, int status, long intended, LoadReport report) {
        if (all(name, status, report) != intended) {
            throw new BenchFailed(
                    "%s: %s".formatted(name, told("not as many as " + intended, report)));
        }
        return intended;
    }

    private static String told(String problem, LoadReport report) {
        return "%s, answers were %s, %d requests without one"
                .formatted(problem, report.statuses(), report.failures());
    }
}
