package dev.usher.bench.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Bootstrap of the median: it draws as many values as were measured, with replacement, many times.
 * The seed is fixed, so that the same values give the same interval.
 */
public final class Bootstrap {

    private static final int DRAWS = 10_000;

    private final long seed;

    public Bootstrap(long seed) {
        this.seed = seed;
    }

    public Interval median(List<Double> values) {
        double[] seen = values.stream().mapToDouble(Double::doubleValue).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        double[] medians = new double[DRAWS];
        double[] drawn = new double[seen.length];
        for (int i = 0; i < DRAWS; i++) {
            for (int j = 0; j < drawn.length; j++) {
                drawn[j] = seen[random.nextInt(seen.length)];
            }
            medians[i] = Median.of(drawn);
        }
        Arrays.sort(medians);
        double outside = (1 - Interval.CONFIDENCE) / 2;
        return new Interval(
                Math.min(quantile(medians, outside), Median.of(seen)),
                Median.of(seen),
                Math.max(quantile(medians, 1 - outside), Median.of(seen)));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
