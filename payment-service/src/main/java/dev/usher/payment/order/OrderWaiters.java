package dev.usher.payment.order;

import dev.usher.platform.database.AfterCommit;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The callers who wait for an order to change. A commit of this replica wakes them at once. A
 * commit of another replica is found by reading the order again after {@code
 * usher.orders.look-again-after}.
 */
@Component
class OrderWaiters {

    private final ConcurrentHashMap<OrderId, Set<CountDownLatch>> waiting =
            new ConcurrentHashMap<>();
    private final Semaphore places;
    private final Duration lookAgainAfter;
    private volatile boolean closing;

    OrderWaiters(OrderSettings settings) {
        this.places = new Semaphore(settings.maxWaiting());
        this.lookAgainAfter = settings.lookAgainAfter();
    }

    /** Must be called inside the transaction that changes the order. */
    void wakeAfterCommit(OrderId order) {
        AfterCommit.run(() -> wake(order));
    }

    /**
     * Reads the order until it is as wanted, or until the time is over; returns the last state
     * read. No connection is held between two reads. If too many callers wait already, the order is
     * read once, without a wait.
     */
    Optional<OrderState> await(
            OrderId order,
            Supplier<Optional<OrderState>> read,
            Predicate<OrderState> wanted,
            Duration atMost) {
        if (atMost.isZero() || !places.tryAcquire()) {
            return read.get();
        }
        try {
            return awaitInPlace(order, read, wanted, System.nanoTime() + atMost.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return read.get();
        } finally {
            places.release();
        }
    }

    private Optional<OrderState> awaitInPlace(
            OrderId order,
            Supplier<Optional<OrderState>> read,
            Predicate<OrderState> wanted,
            long end)
            throws InterruptedException {
        while (true) {
            // The latch is added before the read, so that no commit after the read is missed.
            CountDownLatch change = register(order);
            try {
                Optional<OrderState> state = read.get();
                long left = end - System.nanoTime();
                if (closing || left <= 0 || state.isEmpty() || wanted.test(state.get())) {
                    return state;
                }
                boolean woken =
                        change.await(
                                Math.min(left, lookAgainAfter.toNanos()), TimeUnit.NANOSECONDS);
                if (!woken && System.nanoTime() - end >= 0) {
                    return read.get();
                }
            } finally {
                unregister(order, change);
            }
        }
    }

    private CountDownLatch register(OrderId order) {
        CountDownLatch change = new CountDownLatch(1);
        waiting.compute(
                order,
                (_, latches) -> {
                    Set<CountDownLatch> all =
                            latches == null ? ConcurrentHashMap.newKeySet() : latches;
                    all.add(change);
                    return all;
                });
        return change;
    }

    private void unregister(OrderId order, CountDownLatch change) {
        waiting.computeIfPresent(
                order,
                (_, latches) -> {
                    latches.remove(change);
                    return latches.isEmpty() ? null : latches;
                });
    }

    private void wake(OrderId order) {
        Set<CountDownLatch> latches = waiting.get(order);
        if (latches != null) {
            latches.forEach(CountDownLatch::countDown);
        }
    }

    /** Answers all waiting callers before the service stops. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
        waiting.keySet().forEach(this::wake);
    }
}
