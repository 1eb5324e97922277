package dev.usher.chaos.proxy;

import java.time.Duration;

/**
 * One way in which a connection misbehaves. Several may be set at once; each is applied to every
 * connection from that moment on, old ones included.
 */
public sealed interface Toxic {

    /** What arrives is passed on later, by the delay plus or minus the jitter, in its order. */
    record Latency(Duration delay, Duration jitter) implements Toxic {

        public Latency {
            if (delay.isNegative() || jitter.isNegative()) {
                throw new IllegalArgumentException("a delay of " + delay + " ± " + jitter);
            }
        }
    }

    /** Nothing passes, and nobody is told; what was on its way arrives when this is over. */
    record BlackHole() implements Toxic {}

    /**
     * Connections are reset: with one chance when they are made, with another whenever a piece of
     * data is about to be passed on, which is then lost.
     */
    record Reset(double perConnection, double perChunk) implements Toxic {

        /** Only pieces of data, which is where answers get lost. */
        public Reset(double perChunk) {
            this(0, perChunk);
        }

        public Reset {
            if (perConnection < 0 || perConnection > 1 || perChunk < 0 || perChunk > 1) {
                throw new IllegalArgumentException(
                        "chances of " + perConnection + " and " + perChunk);
            }
        }
    }

    /** Data is passed on in pieces of at most so many bytes, with a pause after each. */
    record Slice(int bytes, Duration pause) implements Toxic {

        public Slice {
            if (bytes < 1 || pause.isNegative()) {
                throw new IllegalArgumentException("slices of " + bytes + " bytes, " + pause);
            }
        }
    }

    /** No more than so many bytes per second pass on each connection. */
    record Bandwidth(long bytesPerSecond) implements Toxic {

        public Bandwidth {
            if (bytesPerSecond < 1) {
                throw new IllegalArgumentException(bytesPerSecond + " bytes per second");
            }
        }
    }

    /** The server is gone: connections are cut, new ones refused. Concerns both directions. */
    record Down() implements Toxic {}
}
