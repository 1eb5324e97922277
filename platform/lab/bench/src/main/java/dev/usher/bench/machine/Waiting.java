package dev.usher.bench.machine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits: for a moment, for a time, for a condition. The pace of a load depends on it. */
public final class Waiting {

    private Waiting() {}

    /** Waits until {@link System#nanoTime} reaches the moment. */
    public static void untilNanos(long moment) {
        long left = moment - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = moment - System.nanoTime();
        }
    }

    public static void pause(Duration time) {
        untilNanos(System.nanoTime() + time.toNanos());
    }

    /** Checks the condition again and again; returns whether it came true in time. */
    public static boolean until(BooleanSupplier condition, Duration atMost, Duration between) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(between);
        }
        return true;
    }
}
