package dev.usher.bench.harness;

/** The bench has no figures; the message says why. */
public final class BenchFailed extends RuntimeException {

    public BenchFailed(String message) {
        super(message);
    }
}
