package dev.usher.event.catalog;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One event's counts, for all who listen on this replica. A listener who is slow misses what was
 * true for a moment only, and holds nobody up.
 */
class AvailabilityChannel {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somethingNew = lock.newCondition();
    private ReadyAnswer counts;
    private boolean ended;
    private int listeners;

    AvailabilityChannel(ReadyAnswer counts) {
        this.counts = counts;
    }

    /** Wakes all listeners, if that is something else than before. */
    void say(ReadyAnswer now) {
        lock.lock();
        try {
            if (!counts.tag().equals(now.tag())) {
                counts = now;
                somethingNew.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            somethingNew.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something else than the listener has, which is null for nothing yet. */
    Heard await(@Nullable String has, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (!ended && counts.tag().equals(has) && left > 0) {
                left = somethingNew.awaitNanos(left);
            }
            if (ended) {
                return new Heard.End();
            }
            return counts.tag().equals(has) ? new Heard.Silence() : new Heard.News(counts);
        } finally {
            lock.unlock();
        }
    }

    AvailabilityChannel join() {
        listeners++;
        return this;
    }

    /** False when nobody is left. */
    boolean leave() {
        return --listeners > 0;
    }
}
