package dev.usher.bench.statistics;

import java.util.List;

/**
 * How a figure grows with size, as the exponent of a power: 0 does not grow, 1 grows along. Fitted
 * by least squares to the logarithms.
 */
public record Growth(double exponent) {

    /** What was seen at one size; both above 0. */
    public record Point(double size, double value) {}

    public static Growth of(List<Point> points) {
        if (points.size() < 2) {
            throw new IllegalArgumentException("growth shows between two sizes at least");
        }
        double meanX = points.stream().mapToDouble(Growth::x).average().orElseThrow();
        double meanY = points.stream().mapToDouble(Growth::y).average().orElseThrow();
        double slope = 0;
        double spread = 0;
        for (Point point : points) {
            slope += (x(point) - meanX) * (y(point) - meanY);
            spread += (x(point) - meanX) * (x(point) - meanX);
        }
        return new Growth(slope / spread);
    }

    private static double x(Point point) {
        return Math.log(positive(point.size()));
    }

    private static double y(Point point) {
        return Math.log(positive(point.value()));
    }

    private static double positive(double value) {
        if (value <= 0) {
            throw new IllegalArgumentException("no logarithm of " + value);
        }
        return value;
    }
}
