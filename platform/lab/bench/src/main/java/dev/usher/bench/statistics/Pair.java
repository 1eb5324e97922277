package dev.usher.bench.statistics;

/** The same figure of two neighbouring bursts. */
public record Pair(double reference, double ours) {

    public double ratio() {
        return ours / reference;
    }
}
