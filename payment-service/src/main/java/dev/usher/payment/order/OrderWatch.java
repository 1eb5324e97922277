package dev.usher.payment.order;

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
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets callers wait for an order to change. They are woken by commits of this replica; those of
 * another are found by looking again after a while, which is a net and not the way.
 */
@Service
public class OrderWatch {

    private final ConcurrentHashMap<OrderId, Set<CountDownLatch>> waiting =
            new ConcurrentHashMap<>();
    private final Semaphore places;
    private final Duration lookAgainAfter;
    private volatile boolean closing;

    OrderWatch(OrderSettings settings) {
        this.places = new Semaphore(settings.maxWaiting());
        this.lookAgainAfter = settings.lookAgainAfter();
    }

    /** To be called inside the transaction that changes the order. */
    void changes(OrderId order) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        wake(order);
                    }
                });
    }

    /**
     * The first look that is wanted, or the last one when the time is over. No connection is held
     * between looks; beyond the bound of waiting callers there is one look and no wait.
     */
    public Optional<OrderState> await(
            OrderId order,
            Supplier<Optional<OrderState>> look,
            Predicate<OrderState> wanted,
            Duration atMost) {
        if (atMost.isZero() || !places.tryAcquire()) {
            return look.get();
        }
        try {
            return awaitInPlace(order, look, wanted, System.nanoTime() + atMost.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return look.get();
        } finally {
            places.release();
        }
    }

    private Optional<OrderState> awaitInPlace(
            OrderId order,
            Supplier<Optional<OrderState>> look,
            Predicate<OrderState> wanted,
            long end)
            throws InterruptedException {
        while (true) {
            CountDownLatch change = new CountDownLatch(1);
            Set<CountDownLatch> latches =
                    waiting.compute(
                            order,
                            (id, set) -> {
                                Set<CountDownLatch> mine =
                                        set == null ? ConcurrentHashMap.newKeySet() : set;
                                mine.add(change);
                                return mine;
                            });
            try {
                Optional<OrderState> state = look.get();
                long left = end - System.nanoTime();
                if (closing || left <= 0 || state.isEmpty() || wanted.test(state.get())) {
                    return state;
                }
                boolean woken =
                        change.await(
                                Math.min(left, lookAgainAfter.toNanos()), TimeUnit.NANOSECONDS);
                if (!woken && System.nanoTime() - end >= 0) {
                    return look.get();
                }
            } finally {
                waiting.computeIfPresent(
                        order,
                        (id, set) -> {
                            latches.remove(change);
                            return set.isEmpty() ? null : set;
                        });
            }
        }
    }

    private void wake(OrderId order) {
        Set<CountDownLatch> latches = waiting.get(order);
        if (latches != null) {
            latches.forEach(CountDownLatch::countDown);
        }
    }

    /** Waiting callers get their answer before the service stops. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
        waiting.keySet().forEach(this::wake);
    }
}
