package dev.usher.bench.harness;

/**
 * Repeats a burst during which other processes used the machine. Repeats are bounded: on a machine
 * that is always busy the figures are kept and marked as noisy.
 */
public final class NoiseGuard {

    /** The share of the machine that other processes may take, including the kernel's own work. */
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

    /** Judges a burst that has been repeated that often already. */
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

    /** The number of noisy bursts that were kept. */
    public int noisy() {
        return noisy;
    }
}
