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
 * Deliveries until their time comes. One per undelivered event and one per copy, so the log and the
 * most copies bound them.
 */
final class Departures implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Departures.class);

    private final BlockingQueue<Due> ready = new LinkedBlockingQueue<>();
    private final Set<Held> held = ConcurrentHashMap.newKeySet();
    private final List<Due> window = new ArrayList<>();
    private final SplittableRandom shuffle = new SplittableRandom(0);
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("webhook-timer").factory());

    /** One that a fault holds back; being an object of its own, two for one event differ. */
    private static final class Held {

        private final Due due;

        Held(Due due) {
            this.due = due;
        }
    }

    Due take() throws InterruptedException {
        return ready.take();
    }

    /** Leaves after the wait, whatever the faults. */
    void after(Duration wait, Due due) {
        schedule(() -> ready.add(due), wait);
    }

    /** Leaves after the wait, with a window in shuffled order with others; or when let go. */
    void hold(Duration wait, Duration within, Due due) {
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

    private void leave(Duration within, Due due) {
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

    /** What is held back leaves now. */
    void letGo() {
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
        } catch (RejectedExecutionException closing) {
            log.debug("a delivery stays behind: the sandbox is closing");
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
