package dev.usher.event.reservation;

import java.time.Duration;

/**
 * How much waiting is put up with.
 *
 * @param waiting how many callers may wait at a time; one more is refused
 * @param together how many are served at once at most
 * @param patience how long a caller waits for its turn before it gives up
 */
record CombinerLimits(int waiting, int together, Duration patience) {

    public CombinerLimits {
        if (waiting < 1 || together < 1 || !patience.isPositive()) {
            throw new IllegalArgumentException("the limits of a combiner are positive");
        }
    }
}
