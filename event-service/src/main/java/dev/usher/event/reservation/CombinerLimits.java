package dev.usher.event.reservation;

import java.time.Duration;

/**
 * The limits of a {@link Combiner}.
 *
 * @param waiting the most callers that wait at a time; one more is refused
 * @param together the most questions decided in one batch
 * @param patience how long a caller waits for its turn before it gives up
 */
record CombinerLimits(int waiting, int together, Duration patience) {

    CombinerLimits {
        if (waiting < 1 || together < 1 || !patience.isPositive()) {
            throw new IllegalArgumentException("the limits of a combiner must be positive");
        }
    }
}
