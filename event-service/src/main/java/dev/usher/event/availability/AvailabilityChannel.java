package dev.usher.event.availability;

import dev.usher.event.answer.CachedResponse;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Passes one event's counts to all who listen on this replica. A slow listener misses counts that
 * were replaced in between, and delays no other listener.
 */
class AvailabilityChannel {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private CachedResponse counts;
    private boolean ended;
    private int listeners;

    AvailabilityChannel(CachedResponse counts) {
        this.counts = counts;
    }

    /** Wakes all listeners if the counts have changed. */
    void publish(CachedResponse now) {
        lock.lock();
        try {
            if (!counts.tag().equals(now.tag())) {
                counts = now;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for counts that the listener does not have.
     *
     * @param has the tag of the counts that the listener has; null for none
     */
    StreamUpdate await(@Nullable String has, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (!ended && counts.tag().equals(has) && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (ended) {
                return new StreamUpdate.Ended();
            }
            return counts.tag().equals(has)
                    ? new StreamUpdate.Unchanged()
                    : new StreamUpdate.Changed(counts);
        } finally {
            lock.unlock();
        }
    }

    AvailabilityChannel join() {
        listeners++;
        return this;
    }

    /** Returns false if no listener is left. */
    boolean leave() {
        return --listeners > 0;
    }
}
