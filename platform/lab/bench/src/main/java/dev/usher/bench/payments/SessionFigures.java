package dev.usher.bench.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The figures of the bench that are calculated, not read. */
final class SessionFigures {

    private SessionFigures() {}

    /** Sessions per second of buyers who began together, by the time of the last answer. */
    static double perSecond(Collection<Double> seconds) {
        double last = seconds.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return last > 0 ? seconds.size() / last : 0;
    }

    /**
     * The most sessions per second that a number of buyers can get if an answer takes this long.
     */
    static double ideal(int buyers, Duration answer) {
        return buyers * 1e9 / answer.toNanos();
    }

    /** The most calls within any second, as Stripe counts them for its limit. */
    static int busiestSecond(Collection<Instant> calls) {
        List<Instant> sorted = calls.stream().sorted().toList();
        int most = 0;
        int from = 0;
        for (int to = 0; to < sorted.size(); to++) {
            Instant begin = sorted.get(to).minusSeconds(1);
            while (!sorted.get(from).isAfter(begin)) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    /** The seconds from each beginning to its end; the slowest. */
    static double slowest(List<Instant> begun, List<Instant> ended) {
        if (begun.size() != ended.size()) {
            throw new IllegalArgumentException("each beginning must have an end");
        }
        double slowest = 0;
        for (int i = 0; i < begun.size(); i++) {
            long millis = Duration.between(begun.get(i), ended.get(i)).toMillis();
            slowest = Math.max(slowest, millis / 1000.0);
        }
        return slowest;
    }
}
