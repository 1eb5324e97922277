package dev.usher.bench.statistics;

/** The same figure of two bursts that ran side by side. */
public record Pair(double reference, double ours) {

    public double ratio() {
        return ours / reference;
    }
}
