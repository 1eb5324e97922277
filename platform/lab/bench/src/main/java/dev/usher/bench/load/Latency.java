package dev.usher.bench.load;

import org.HdrHistogram.Histogram;

/** Percentiles of latency in milliseconds; -1 each if there are no samples. */
public record Latency(double p50, double p90, double p99, double max, long samples) {

    public static final Latency NONE = new Latency(-1, -1, -1, -1, 0);

    private static final double MICROS_PER_MILLI = 1000;

    /** A histogram of microseconds with three significant digits. */
    public static Histogram histogram() {
        return new Histogram(3);
    }

    public static Latency of(Histogram micros) {
        if (micros.getTotalCount() == 0) {
            return NONE;
        }
        return new Latency(
                micros.getValueAtPercentile(50) / MICROS_PER_MILLI,
                micros.getValueAtPercentile(90) / MICROS_PER_MILLI,
                micros.getValueAtPercentile(99) / MICROS_PER_MILLI,
                micros.getMaxValue() / MICROS_PER_MILLI,
                micros.getTotalCount());
    }
}
