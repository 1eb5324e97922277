package dev.usher.bench.stage;

import java.time.Duration;

/**
 * How thoroughly things are measured.
 *
 * @param rounds of two bursts per arm, so twice as many pairs
 * @param burst whole seconds, as pgbench wants them
 */
public record Form(String name, int rounds, Duration burst) {

    public static final Form QUICK = new Form("quick", 3, Duration.ofSeconds(2));
    public static final Form FULL = new Form("full", 4, Duration.ofSeconds(5));

    public boolean quick() {
        return equals(QUICK);
    }

    /** One of two values. */
    public int pick(int quick, int full) {
        return quick() ? quick : full;
    }
}
