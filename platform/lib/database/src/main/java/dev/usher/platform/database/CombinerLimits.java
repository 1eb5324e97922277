package dev.usher.platform.database;

import java.time.Duration;

/**
 * The limits of a {@link Combiner}.
 *
 * @param waiting the most callers that wait at a time; one more is refused
 * @param together the most questions decided in one batch
 * @param patience how long a caller waits for its turn before it gives up
 */
public record CombinerLimits(int waiting, int together, Duration patience) {

    public CombinerLimits {
        if (waiting < 1 || together < 1 || !patience.isPositive()) {
            throw new IllegalArgumentException("the limits of a combiner must be positive");
        }
    }
}
