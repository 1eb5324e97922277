package dev.usher.bench.load;

import org.HdrHistogram.Histogram;

/** Milliseconds below which that share of all was answered; -1 each when there were none. */
public record Latency(double p50, double p90, double p99, double max, long samples) {

    public static final Latency NONE = new Latency(-1, -1, -1, -1, 0);

    private static final double MICROS_PER_MILLI = 1000;

    /** Three digits, in microseconds. */
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
