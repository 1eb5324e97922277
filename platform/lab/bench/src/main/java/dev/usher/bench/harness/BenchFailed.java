package dev.usher.bench.harness;

/** There are no figures, and the message says why. */
public final class BenchFailed extends RuntimeException {

    public BenchFailed(String message) {
        super(message);
    }
}
