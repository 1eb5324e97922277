package dev.usher.bench.statistics;

import java.util.List;

/**
 * The growth of a figure with size, as an exponent: 0 is constant, 1 is linear. It is fitted to the
 * logarithms by least squares.
 */
public record Growth(double exponent) {

    /** The value at one size; both must be above 0. */
    public record Point(double size, double value) {}

    public static Growth of(List<Point> points) {
        if (points.size() < 2) {
            throw new IllegalArgumentException("growth needs at least two sizes");
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
