package dev.usher.chaos.proxy;

import java.time.Duration;

/**
 * A fault of a connection. Several may be set at once; each applies to all connections, including
 * existing ones.
 */
public sealed interface Toxic {

    /** Delays data by the delay plus or minus the jitter, in order. */
    record Latency(Duration delay, Duration jitter) implements Toxic {

        public Latency {
            if (delay.isNegative() || jitter.isNegative()) {
                throw new IllegalArgumentException("a delay of " + delay + " ± " + jitter);
            }
        }
    }

    /** Holds back all data without an error; it arrives when the black hole ends. */
    record BlackHole() implements Toxic {}

    /**
     * Resets connections: with one probability when they are made, with the other before a piece of
     * data is passed on, which is then lost.
     */
    record Reset(double perConnection, double perChunk) implements Toxic {

        /** Resets only before pieces of data, where answers are lost. */
        public Reset(double perChunk) {
            this(0, perChunk);
        }

        public Reset {
            if (perConnection < 0 || perConnection > 1 || perChunk < 0 || perChunk > 1) {
                throw new IllegalArgumentException(
                        "probabilities of " + perConnection + " and " + perChunk);
            }
        }
    }

    /** Passes data on in pieces of limited size, with a pause after each. */
    record Slice(int bytes, Duration pause) implements Toxic {

        public Slice {
            if (bytes < 1 || pause.isNegative()) {
                throw new IllegalArgumentException("slices of " + bytes + " bytes, " + pause);
            }
        }
    }

    /** Cuts all connections and refuses new ones, in both directions. */
    record Down() implements Toxic {}
}
