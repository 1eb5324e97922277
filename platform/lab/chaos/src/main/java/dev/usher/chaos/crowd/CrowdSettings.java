package dev.usher.chaos.crowd;

import java.time.Duration;

/**
 * How much of a crowd.
 *
 * @param name of this crowd among those of one suite; keeps its requests apart from theirs
 * @param patience how long a buyer waits for tickets that are paid for
 */
public record CrowdSettings(
        String name, long seed, double journeysPerSecond, Duration patience, Mix mix) {

    /** Who comes. */
    public enum Mix {
        EVERYBODY,
        /** Buyers who pay right at the end of their checkout, for shows with few seats. */
        LATE_PAYERS,
        /** Buyers who pay at once and go to the door. */
        STEADY
    }

    public static CrowdSettings of(String name, long seed) {
        return new CrowdSettings(name, seed, 2.0, Duration.ofSeconds(90), Mix.EVERYBODY);
    }

    public CrowdSettings withRate(double perSecond) {
        return new CrowdSettings(name, seed, perSecond, patience, mix);
    }

    public CrowdSettings withMix(Mix other) {
        return new CrowdSettings(name, seed, journeysPerSecond, patience, other);
    }
}
