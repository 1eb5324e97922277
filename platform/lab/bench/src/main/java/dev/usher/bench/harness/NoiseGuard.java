package dev.usher.bench.harness;

/**
 * Has a burst repeated during which others used the machine. The repeats are few: on a machine that
 * never rests the figures are kept, and marked.
 */
public final class NoiseGuard {

    /** The part of the machine that others may take; the kernel's own work is in it. */
    public static final double ALLOWED = 0.08;

    static final int REPEATS_PER_BURST = 2;
    static final int REPEATS_IN_ALL = 12;

    private int repeats;
    private int noisy;

    enum Verdict {
        QUIET,
        REPEAT,
        NOISY
    }

    /** About a burst that has been repeated so often already. */
    Verdict judge(double foreign, int repeatedBefore) {
        if (foreign <= ALLOWED) {
            return Verdict.QUIET;
        }
        if (repeatedBefore < REPEATS_PER_BURST && repeats < REPEATS_IN_ALL) {
            repeats++;
            return Verdict.REPEAT;
        }
        noisy++;
        return Verdict.NOISY;
    }

    public int repeats() {
        return repeats;
    }

    /** How many bursts were kept although others used the machine. */
    public int noisy() {
        return noisy;
    }
}
