package dev.usher.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usher.bench.harness.Arm;
import dev.usher.bench.harness.Figure;
import dev.usher.bench.harness.Series;
import dev.usher.bench.statistics.Bootstrap;
import dev.usher.bench.statistics.Interval;
import dev.usher.bench.statistics.Pair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ratio of our figure to the reference's, from pairs of bursts.
 *
 * @param figure the name of the compared figure
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

    /** A fixed seed, so that equal figures give equal intervals. */
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

    /** Compares measured values with a fixed budget, which they must not exceed. */
    public static Comparison withBudget(
            String figure, String unit, String ours, List<Double> values, double budget) {
        return withFixed(figure, unit, ours, values, "budget", budget, Goal.atMost(1));
    }

    /** Compares measured values with a figure that is known without a measurement. */
    public static Comparison withFixed(
            String figure,
            String unit,
            String ours,
            List<Double> values,
            String reference,
            double fixed,
            Goal goal) {
        Interval seen = BOOTSTRAP.median(values);
        return new Comparison(
                figure,
                unit,
                ours,
                seen.median(),
                reference,
                fixed,
                new Interval(seen.low() / fixed, seen.median() / fixed, seen.high() / fixed),
                values.size(),
                goal);
    }

    /** Identifies the comparison within its bench. */
    @JsonProperty
    public String key() {
        return figure + ": " + ours + " / " + reference;
    }

    @JsonProperty
    public String verdict() {
        return goal == null ? "" : goal.judge(ratio).toString();
    }

    String ratioText() {
        return "%s [%s, %s]"
                .formatted(
                        Numbers.ratio(ratio.median()),
                        Numbers.ratio(ratio.low()),
                        Numbers.ratio(ratio.high()));
    }
}
