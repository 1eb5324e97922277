package dev.usher.bench.statistics;

/** A median and the bounds between which it lies with {@link #CONFIDENCE}. */
public record Interval(double low, double median, double high) {

    /** The confidence of every interval. */
    public static final double CONFIDENCE = 0.95;

    public Interval {
        if (!(low <= median && median <= high)) {
            throw new IllegalArgumentException(
                    "a median of %s outside of %s to %s".formatted(median, low, high));
        }
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
