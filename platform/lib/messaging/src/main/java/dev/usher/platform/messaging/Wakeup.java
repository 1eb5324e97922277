package dev.usher.platform.messaging;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes the relay of this process when a message was committed, at once or a little later. A signal
 * is never lost.
 */
final class Wakeup {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean signalled;
    private long dueNanos;

    void signal() {
        signalWithin(Duration.ZERO);
    }

    /** Ends the next wait after this time, or sooner if another signal wants that. */
    void signalWithin(Duration most) {
        lock.lock();
        try {
            long due = System.nanoTime() + most.toNanos();
            if (!signalled || due - dueNanos < 0) {
                signalled = true;
                dueNanos = due;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a signal since the last call is due, at most for the time given. */
    void await(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long until = System.nanoTime() + atMost.toNanos();
            long left = nanosTo(until);
            while (left > 0) {
                changed.awaitNanos(left);
                left = nanosTo(until);
            }
            signalled = false;
        } finally {
            lock.unlock();
        }
    }

    private long nanosTo(long until) {
        long end = signalled && dueNanos - until < 0 ? dueNanos : until;
        return end - System.nanoTime();
    }
}
