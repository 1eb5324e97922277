package dev.usher.platform.time;

import java.time.Duration;

/** Pauses between attempts, which double up to a limit. An instance is for one thread. */
public final class Backoff {

    /** Doubling further would overflow before any limit that makes sense. */
    private static final int MAX_DOUBLINGS = 20;

    private final Duration first;
    private final Duration max;
    private int attempts;

    public Backoff(Duration first, Duration max) {
        this.first = first;
        this.max = max;
    }

    /** Returns the pause before the next attempt. */
    public Duration next() {
        attempts = Math.min(attempts + 1, MAX_DOUBLINGS + 1);
        return after(attempts, first, max);
    }

    /** Starts over with the first pause, after an attempt that succeeded. */
    public void reset() {
        attempts = 0;
    }

    /** Returns the pause after so far {@code attempts} attempts, 1 or more, without any state. */
    public static Duration after(int attempts, Duration first, Duration max) {
        int doublings = Math.clamp(attempts - 1L, 0, MAX_DOUBLINGS);
        Duration pause = first.multipliedBy(1L << doublings);
        return pause.compareTo(max) > 0 ? max : pause;
    }
}
