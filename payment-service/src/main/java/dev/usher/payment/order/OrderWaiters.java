package dev.usher.payment.order;

import dev.usher.platform.database.AfterCommit;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The callers who wait for an order to change. A commit of this replica wakes them at once, with
 * the state that it has written. A commit of another replica is found after {@code
 * usher.orders.look-again-after}, by one statement for all orders that anybody waits for here.
 */
@Component
class OrderWaiters {

    private final ConcurrentHashMap<OrderId, Set<WaitingCaller>> waiting =
            new ConcurrentHashMap<>();
    private final AtomicLong lastLook = new AtomicLong(System.nanoTime());
    private final OrderRows rows;
    private final Semaphore places;
    private final long lookAgainNanos;
    private volatile boolean closing;

    OrderWaiters(OrderRows rows, OrderSettings settings) {
        this.rows = rows;
        this.places = new Semaphore(settings.maxWaiting());
        this.lookAgainNanos = settings.lookAgainAfter().toNanos();
    }

    /** Must be called inside the transaction that changes the order. */
    void wakeAfterCommit(OrderId order) {
        AfterCommit.run(() -> callersOf(order).forEach(WaitingCaller::readAgain));
    }

    /** Does the same with the state that is being committed, so that nobody must read it. */
    void wakeAfterCommit(OrderState order) {
        AfterCommit.run(() -> offer(order));
    }

    /**
     * Waits until the order is as wanted or the time is over; returns the last state known. No
     * connection is held meanwhile. If too many callers wait already, the order is read once,
     * without a wait.
     */
    Optional<OrderState> await(OrderId order, Predicate<OrderState> wanted, Duration atMost) {
        if (atMost.isZero() || !places.tryAcquire()) {
            return rows.find(order);
        }
        if (waiting.isEmpty()) {
            lastLook.set(System.nanoTime());
        }
        // The caller is added before the read, so that no commit after the read is missed.
        WaitingCaller caller = new WaitingCaller();
        add(order, caller);
        try {
            return awaitInPlace(order, caller, wanted, System.nanoTime() + atMost.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return rows.find(order);
        } finally {
            remove(order, caller);
            places.release();
        }
    }

    private Optional<OrderState> awaitInPlace(
            OrderId order, WaitingCaller caller, Predicate<OrderState> wanted, long end)
            throws InterruptedException {
        while (true) {
            if (caller.mustRead()) {
                Optional<OrderState> read = rows.find(order);
                if (read.isEmpty()) {
                    return read;
                }
                caller.learn(read.get());
            }
            OrderState state = Objects.requireNonNull(caller.known(), "nothing was read");
            long left = end - System.nanoTime();
            if (closing || left <= 0 || wanted.test(state)) {
                return Optional.of(state);
            }
            long untilLook = lastLook.get() + lookAgainNanos - System.nanoTime();
            if (untilLook <= 0) {
                lookAgain();
            } else {
                caller.awaitWake(Math.min(left, untilLook));
            }
        }
    }

    /** One caller looks for all others, whose next look is then as far away as its own. */
    private void lookAgain() {
        long last = lastLook.get();
        long now = System.nanoTime();
        if (now - last < lookAgainNanos || !lastLook.compareAndSet(last, now)) {
            return;
        }
        Map<OrderId, Long> versions = new HashMap<>();
        for (Set<WaitingCaller> callers : waiting.values()) {
            for (WaitingCaller caller : callers) {
                OrderState state = caller.known();
                if (state != null) {
                    versions.merge(state.id(), state.version(), Math::min);
                }
            }
        }
        if (!versions.isEmpty()) {
            rows.changed(versions).forEach(this::offer);
        }
    }

    private void offer(OrderState order) {
        callersOf(order.id()).forEach(caller -> caller.offer(order));
    }

    private Set<WaitingCaller> callersOf(OrderId order) {
        return waiting.getOrDefault(order, Set.of());
    }

    private void add(OrderId order, WaitingCaller caller) {
        waiting.compute(
                order,
                (_, callers) -> {
                    Set<WaitingCaller> all =
                            callers == null ? ConcurrentHashMap.newKeySet() : callers;
                    all.add(caller);
                    return all;
                });
    }

    private void remove(OrderId order, WaitingCaller caller) {
        waiting.computeIfPresent(
                order,
                (_, callers) -> {
                    callers.remove(caller);
                    return callers.isEmpty() ? null : callers;
                });
    }

    /** Answers all waiting callers before the service stops. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
        List.copyOf(waiting.values()).forEach(callers -> callers.forEach(WaitingCaller::wake));
    }

    /** A caller who waits for an order, and the newest state of it that the caller was told of. */
    private static final class WaitingCaller {

        private final AtomicReference<@Nullable OrderState> known = new AtomicReference<>();
        private final AtomicBoolean mustRead = new AtomicBoolean(true);

        /** Its permits stay until the caller looks, so no change is missed between two looks. */
        private final Semaphore signal = new Semaphore(0);

        /** Takes a state unless a newer one is known: commits may be told of in another order. */
        void offer(OrderState state) {
            learn(state);
            wake();
        }

        void learn(OrderState state) {
            known.accumulateAndGet(
                    state,
                    (old, given) ->
                            old != null && given != null && old.version() > given.version()
                                    ? old
                                    : given);
        }

        /** Tells the caller of a change whose state is not at hand. */
        void readAgain() {
            mustRead.set(true);
            wake();
        }

        void wake() {
            signal.release();
        }

        /** Tells whether the order must be read; the caller must do so then. */
        boolean mustRead() {
            return mustRead.getAndSet(false);
        }

        /** Null before the first read. */
        @Nullable OrderState known() {
            return known.get();
        }

        /** Waits until somebody wakes the caller, or until the time is over. */
        void awaitWake(long nanos) throws InterruptedException {
            if (signal.tryAcquire(nanos, TimeUnit.NANOSECONDS)) {
                signal.drainPermits();
            }
        }
    }
}
