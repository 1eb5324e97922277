package dev.usher.payment.stripe;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps our calls within Stripe's limits: a number of calls in any second in total, and a number
 * per endpoint. A call that would wait too long for its turn is refused at once.
 *
 * <p>The calls to an endpoint are also spread over the second. Otherwise a second's calls could
 * begin together, be held up on a busy machine, and reach Stripe together with those of the next
 * second.
 */
final class CallRate {

    /** Stripe limits each of these separately. */
    enum Endpoint {
        CREATE_SESSION,
        READ_SESSION,
        EXPIRE_SESSION,
        LIST_SESSIONS,
        CREATE_REFUND,
        READ_REFUND,
        LIST_REFUNDS,
        READ_DISPUTE,
        LIST_EVENTS,
        BALANCE
    }

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** The parts of a second over which the calls to an endpoint are spread. */
    private static final int PARTS = 4;

    /** The calls that may always begin together: a buyer should not wait for another one. */
    private static final int TOGETHER = 3;

    private final Window all;
    private final Map<Endpoint, Window> each = new EnumMap<>(Endpoint.class);
    private final Map<Endpoint, Window> parts = new EnumMap<>(Endpoint.class);
    private final long maxQueueing;
    private final LongSupplier nanos;

    CallRate(int inTotal, int perEndpoint, Duration maxQueueing, LongSupplier nanos) {
        long now = nanos.getAsLong();
        this.all = new Window(inTotal, SECOND, now);
        int perPart = Math.max(TOGETHER, Math.ceilDiv(perEndpoint, PARTS));
        for (Endpoint endpoint : Endpoint.values()) {
            each.put(endpoint, new Window(perEndpoint, SECOND, now));
            parts.put(endpoint, new Window(perPart, SECOND / PARTS, now));
        }
        this.maxQueueing = maxQueueing.toNanos();
        this.nanos = nanos;
    }

    /**
     * Waits for the next turn. Returns false at once if that is too far off.
     *
     * @param atMost how long the caller can wait, if that is less than the longest wait
     */
    boolean awaitTurn(Endpoint endpoint, Duration atMost) {
        long wait = reserve(endpoint, atMost);
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

    /** Reserves a turn and returns the nanoseconds until it, or -1 if it is too far off. */
    synchronized long reserve(Endpoint endpoint, Duration atMost) {
        Window own = Objects.requireNonNull(each.get(endpoint));
        Window part = Objects.requireNonNull(parts.get(endpoint));
        long now = nanos.getAsLong();
        long at = Math.max(all.earliest(now), Math.max(own.earliest(now), part.earliest(now)));
        if (at - now > Math.min(maxQueueing, atMost.toNanos())) {
            return -1;
        }
        all.take(at);
        own.take(at);
        part.take(at);
        return at - now;
    }

    /** The times of the last calls, up to the number that a span of time may have. */
    private static final class Window {

        private final long[] taken;
        private final long span;
        private int oldest;

        Window(int most, long span, long now) {
            this.taken = new long[most];
            this.span = span;
            Arrays.fill(taken, now - span);
        }

        long earliest(long now) {
            long free = taken[oldest] + span;
            return free - now > 0 ? free : now;
        }

        void take(long at) {
            taken[oldest] = at;
            oldest = (oldest + 1) % taken.length;
        }
    }
}
