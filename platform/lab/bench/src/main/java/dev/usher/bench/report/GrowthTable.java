package dev.usher.bench.report;

import dev.usher.bench.statistics.Growth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a figure grows with size.
 *
 * @param goal about the exponent
 */
public record GrowthTable(
        String size, String value, List<Growth.Point> points, @Nullable Goal goal) {

    public GrowthTable {
        points = List.copyOf(points);
    }

    public double exponent() {
        return Growth.of(points).exponent();
    }

    public String verdict() {
        return goal == null ? "" : goal.judge(exponent()).toString();
    }
}
