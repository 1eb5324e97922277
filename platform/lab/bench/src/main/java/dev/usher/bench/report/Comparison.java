package dev.usher.bench.report;

import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Figure;
import dev.usher.bench.harness.Series;
import dev.usher.bench.statistics.Bootstrap;
import dev.usher.bench.statistics.Interval;
import dev.usher.bench.statistics.Pair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ours over the reference, pair by pair.
 *
 * @param figure what is compared, with its unit
 */
public record Comparison(
        String figure,
        String unit,
        String ours,
        double oursMedian,
        String reference,
        double referenceMedian,
        Interval ratio,
        int pairs,
        @Nullable Goal goal) {

    /** The same seed each time: equal figures give equal intervals. */
    private static final Bootstrap BOOTSTRAP = new Bootstrap(20_260_101L);

    public static Comparison of(
            Series series, Arm ours, Arm reference, Figure figure, @Nullable Goal goal) {
        List<Pair> pairs = series.pairs(reference, ours, figure);
        return new Comparison(
                figure.name(),
                figure.unit(),
                ours.name(),
                series.median(ours, figure),
                reference.name(),
                series.median(reference, figure),
                BOOTSTRAP.median(pairs.stream().map(Pair::ratio).toList()),
                pairs.size(),
                goal);
    }

    /** What tells it from others of the same bench. */
    public String key() {
        return figure + ": " + ours + " / " + reference;
    }

    public String verdict() {
        return goal == null ? "" : goal.judge(ratio).toString();
    }
}
