package dev.usher.payment.stripe;

import java.time.Duration;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The places of the calls that one of Stripe's limits allows in a second. */
final class CallPlaces {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final DelayQueue<Place> used = new DelayQueue<>();
    private final AtomicInteger unused;
    private final AtomicInteger waiting = new AtomicInteger();
    private final long mostWaiting;
    private final LongSupplier nanos;

    CallPlaces(int perSecond, Duration maxQueueing, LongSupplier nanos) {
        this.unused = new AtomicInteger(perSecond);
        // In each second every place is free at most once; who comes after these waits in vain.
        this.mostWaiting = perSecond * maxQueueing.toMillis() / 1000;
        this.nanos = nanos;
    }

    /** Waits for a free place. Null if there is none in time. */
    @Nullable Place take(Duration atMost) {
        if (unused.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return new Place(nanos);
        }
        if (waiting.incrementAndGet() > mostWaiting) {
            waiting.decrementAndGet();
            return used.poll();
        }
        try {
            return used.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Gives a place back whose call has ended. It is free a second from now. */
    void giveBack(Place place) {
        place.freeAt = nanos.getAsLong() + SECOND;
        used.add(place);
    }

    /** Gives a place back from which nothing was sent. It is free at once. */
    void giveBackUnused(Place place) {
        place.freeAt = nanos.getAsLong();
        used.add(place);
    }

    /** A place, which only changes while it is in no queue. */
    static final class Place implements Delayed {

        private final LongSupplier nanos;
        private long freeAt;

        private Place(LongSupplier nanos) {
            this.nanos = nanos;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(freeAt - nanos.getAsLong(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(freeAt - ((Place) other).freeAt, 0);
        }
    }
}
