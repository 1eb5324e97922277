package dev.usher.local.suite;

import java.time.Duration;

/**
 * The rules by which a crashed component is started again.
 *
 * @param firstPause the pause before the first restart; it doubles with every crash in a row
 * @param longestPause the longest pause
 * @param settledAfter a component that was ready for so long begins again with the first pause
 * @param inARow the most restarts in a row; then the component stays down
 */
public record RestartRules(
        Duration firstPause, Duration longestPause, Duration settledAfter, int inARow) {

    /** The rules of a suite as people start it. */
    public static final RestartRules USUAL =
            new RestartRules(
                    Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(2), 8);
}
