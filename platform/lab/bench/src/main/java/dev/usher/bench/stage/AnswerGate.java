package dev.usher.bench.stage;

import dev.usher.bench.harness.BenchFailed;
import dev.usher.bench.load.LoadReport;

/** Checks the answers of loads that are not bursts: quick refusals would look like good figures. */
public final class AnswerGate {

    private AnswerGate() {}

    /** Returns the number of answers; every request must have one of that status. */
    public static long all(String name, int status, LoadReport report) {
        long good = report.answers(status);
        if (good == 0 || good != report.answers() || report.failures() > 0) {
            throw new BenchFailed(
                    "%s: %s".formatted(name, text("not all answers were " + status, report)));
        }
        return good;
    }

    /** Checks also that as many requests were answered as intended. */
    public static long all(String name, int status, long intended, LoadReport report) {
        if (all(name, status, report) != intended) {
            throw new BenchFailed(
                    "%s: %s".formatted(name, text("fewer answers than " + intended, report)));
        }
        return intended;
    }

    private static String text(String problem, LoadReport report) {
        return "%s, answers were %s, %d requests without an answer"
                .formatted(problem, report.statuses(), report.failures());
    }
}
