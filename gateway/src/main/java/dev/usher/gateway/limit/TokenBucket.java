package dev.usher.gateway.limit;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Grants a burst of tokens and refills at a rate. Its whole state is one number, the time at which
 * it would be full again (generic cell rate algorithm), so that taking is one compare-and-set.
 */
final class TokenBucket {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong fullAt;
    private final long interval;
    private final int burst;

    /** The answer to a request for a token. */
    record Taken(boolean granted, int remaining, long resetSeconds, long retryAfterSeconds) {}

    TokenBucket(Rate rate, long nowNanos) {
        this.interval = Math.max(1, Math.round(SECOND / rate.perSecond()));
        this.burst = rate.burst();
        this.fullAt = new AtomicLong(nowNanos);
    }

    /** Tokens per second, and the number granted at once after a pause. */
    record Rate(double perSecond, int burst) {
        Rate {
            if (perSecond <= 0 || burst < 1) {
                throw new IllegalArgumentException("a rate and its burst must be positive");
            }
        }

        /** Returns the part of this rate that one of several replicas grants. */
        Rate sharedBy(int replicas) {
            return new Rate(perSecond / replicas, Math.max(1, burst / replicas));
        }
    }

    Taken take(long nowNanos) {
        while (true) {
            long before = fullAt.get();
            // Differences are compared because nanoTime may overflow.
            long owed = Math.max(0, before - nowNanos);
            long after = owed + interval;
            if (after > interval * burst) {
                return new Taken(
                        false, 0, seconds(owed), Math.max(1, seconds(after - interval * burst)));
            }
            if (fullAt.compareAndSet(before, nowNanos + after)) {
                int remaining = (int) ((interval * burst - after) / interval);
                return new Taken(true, remaining, seconds(after), 0);
            }
        }
    }

    int burst() {
        return burst;
    }

    private static long seconds(long nanos) {
        return (nanos + SECOND - 1) / SECOND;
    }
}
