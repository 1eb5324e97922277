package dev.usher.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.usher.bench.statistics.Growth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure at several sizes, and the exponent of its growth.
 *
 * @param goal of the exponent
 */
public record GrowthTable(
        String size, String value, List<Growth.Point> points, @Nullable Goal goal) {

    public GrowthTable {
        points = List.copyOf(points);
    }

    @JsonProperty
    public double exponent() {
        return Growth.of(points).exponent();
    }

    @JsonProperty
    public String verdict() {
        return goal == null ? "" : goal.judge(exponent()).toString();
    }
}
