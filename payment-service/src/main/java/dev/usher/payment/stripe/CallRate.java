package dev.usher.payment.stripe;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps our calls within what Stripe takes: so many in any second in all, and so many per endpoint.
 * Who would wait too long for a turn is told so at once.
 */
final class CallRate {

    /** Stripe counts each of these by itself. */
    enum Endpoint {
        CREATE_SESSION,
        READ_SESSION,
        EXPIRE_SESSION,
        LIST_SESSIONS,
        BALANCE
    }

    private final Window all;
    private final Map<Endpoint, Window> each = new EnumMap<>(Endpoint.class);
    private final long maxQueueing;
    private final LongSupplier nanos;

    CallRate(int inAll, int perEndpoint, Duration maxQueueing, LongSupplier nanos) {
        long now = nanos.getAsLong();
        this.all = new Window(inAll, now);
        for (Endpoint endpoint : Endpoint.values()) {
            each.put(endpoint, new Window(perEndpoint, now));
        }
        this.maxQueueing = maxQueueing.toNanos();
        this.nanos = nanos;
    }

    /** Waits for the next turn; false when that is too far off. */
    boolean awaitTurn(Endpoint endpoint) {
        long wait = reserve(endpoint);
        if (wait < 0) {
            return false;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(wait);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Nanoseconds until the turn that is now reserved, or -1 when none was. */
    synchronized long reserve(Endpoint endpoint) {
        Window own = Objects.requireNonNull(each.get(endpoint));
        long now = nanos.getAsLong();
        long at = Math.max(all.earliest(now), own.earliest(now));
        if (at - now > maxQueueing) {
            return -1;
        }
        all.take(at);
        own.take(at);
        return at - now;
    }

    /** The times of the last calls, as many as a second may have. */
    private static final class Window {

        private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

        private final long[] taken;
        private int oldest;

        Window(int perSecond, long now) {
            taken = new long[perSecond];
            Arrays.fill(taken, now - SECOND);
        }

        long earliest(long now) {
            long free = taken[oldest] + SECOND;
            return free - now > 0 ? free : now;
        }

        void take(long at) {
            taken[oldest] = at;
            oldest = (oldest + 1) % taken.length;
        }
    }
}
