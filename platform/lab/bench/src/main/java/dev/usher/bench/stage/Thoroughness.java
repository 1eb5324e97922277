package dev.usher.bench.stage;

import java.time.Duration;

/**
 * The number and length of the bursts of a run.
 *
 * @param rounds each has two bursts per arm, so there are twice as many pairs
 * @param burst in whole seconds, because pgbench accepts nothing else
 */
public record Thoroughness(String name, int rounds, Duration burst) {

    public static final Thoroughness QUICK = new Thoroughness("quick", 3, Duration.ofSeconds(2));
    public static final Thoroughness FULL = new Thoroughness("full", 4, Duration.ofSeconds(5));

    public boolean quick() {
        return equals(QUICK);
    }

    /** Returns the value for this form. */
    public int pick(int quick, int full) {
        return quick() ? quick : full;
    }
}
