package dev.usher.chaos.crowd;

import java.time.Duration;

/**
 * The settings of a crowd.
 *
 * @param name a name that is unique in a suite and is part of all idempotency keys
 * @param patience the time for which a buyer waits for paid tickets
 */
public record CrowdSettings(
        String name, long seed, double journeysPerSecond, Duration patience, Mix mix) {

    /** The kinds of buyers. */
    public enum Mix {
        EVERYBODY,
        /** Buyers who pay at the end of their checkout, for events with few seats. */
        LATE_PAYERS,
        /** Buyers who pay at once and present their tickets. */
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
