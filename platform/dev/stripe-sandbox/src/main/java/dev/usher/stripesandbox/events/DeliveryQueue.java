package dev.usher.stripesandbox.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deliveries that wait for their time: one per undelivered event and one per copy. The size of the
 * event log and the number of copies bound them.
 */
final class DeliveryQueue implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DeliveryQueue.class);

    private final BlockingQueue<PendingDelivery> ready = new LinkedBlockingQueue<>();
    private final Set<Held> held = ConcurrentHashMap.newKeySet();
    private final List<PendingDelivery> window = new ArrayList<>();
    private final SplittableRandom shuffle = new SplittableRandom(0);
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("webhook-timer").factory());

    /** A delivery that a fault delays. It has identity: an event may have several equal ones. */
    private static final class Held {

        private final PendingDelivery due;

        Held(PendingDelivery due) {
            this.due = due;
        }
    }

    PendingDelivery take() throws InterruptedException {
        return ready.take();
    }

    /** Sends a delivery after the wait; faults do not affect it. */
    void after(Duration wait, PendingDelivery due) {
        schedule(() -> ready.add(due), wait);
    }

    /** Sends a delivery after the wait and its window, in shuffled order, or when released. */
    void hold(Duration wait, Duration within, PendingDelivery due) {
        Held entry = new Held(due);
        held.add(entry);
        schedule(
                () -> {
                    if (held.remove(entry)) {
                        leave(within, due);
                    }
                },
                wait);
    }

    private void leave(Duration within, PendingDelivery due) {
        if (!within.isPositive()) {
            ready.add(due);
            return;
        }
        synchronized (window) {
            window.add(due);
            if (window.size() == 1) {
                schedule(this::closeWindow, within);
            }
        }
    }

    private void closeWindow() {
        synchronized (window) {
            Collections.shuffle(window, shuffle);
            ready.addAll(window);
            window.clear();
        }
    }

    /** Sends everything that faults delay now. */
    void release() {
        for (Held each : List.copyOf(held)) {
            if (held.remove(each)) {
                ready.add(each.due);
            }
        }
        closeWindow();
    }

    private void schedule(Runnable departure, Duration wait) {
        try {
            var _ = timer.schedule(departure, wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException _) {
            log.debug("a delivery is not sent because the sandbox is closing");
        }
    }

    boolean closed() {
        return timer.isShutdown();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
