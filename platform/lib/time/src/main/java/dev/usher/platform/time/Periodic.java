package dev.usher.platform.time;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that a service repeats for as long as it runs. As a bean it starts and stops with the
 * application. The next run begins one delay after the last has ended, so runs never overlap. A run
 * that fails is logged and does not end the schedule.
 *
 * <p>Example:
 *
 * <pre>{@code
 * @Bean
 * Periodic inboxPurge(InboxPurge purge, InboxProperties settings) {
 *     return Periodic.every("inbox-purge", settings.purgeInterval(), purge::purge);
 * }
 * }</pre>
 */
public final class Periodic implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Periodic.class);

    private final String name;
    private final Duration firstDelay;
    private final Duration delay;
    private final Runnable work;
    private volatile @Nullable ScheduledExecutorService executor;

    /** Read and written by the work's thread alone. */
    private boolean failing;

    private Periodic(String name, Duration firstDelay, Duration delay, Runnable work) {
        if (!delay.isPositive()) {
            throw new IllegalArgumentException("the delay of " + name + " must be positive");
        }
        this.name = name;
        this.firstDelay = firstDelay;
        this.delay = delay;
        this.work = work;
    }

    /**
     * Repeats the work with the delay between runs, for the first time one delay after the start.
     *
     * @param name of the thread, and of the work in the log
     */
    public static Periodic every(String name, Duration delay, Runnable work) {
        return new Periodic(name, delay, delay, work);
    }

    /** Repeats the work like {@link #every}, but for the first time at the start. */
    public static Periodic fromStart(String name, Duration delay, Runnable work) {
        return new Periodic(name, Duration.ZERO, delay, work);
    }

    @Override
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name(name).daemon().factory());
        var _ =
                started.scheduleWithFixedDelay(
                        this::run, firstDelay.toNanos(), delay.toNanos(), TimeUnit.NANOSECONDS);
        executor = started;
    }

    /** Ends the schedule and interrupts a run in progress, without a wait for its end. */
    @Override
    public synchronized void stop() {
        ScheduledExecutorService current = executor;
        executor = null;
        if (current != null) {
            current.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }

    private void run() {
        try {
            work.run();
            failing = false;
        } catch (RuntimeException failure) {
            note(failure);
            failing = true;
        }
    }

    /** Logs a failure; the log prints the stack trace of one cause once a minute. */
    private void note(RuntimeException failure) {
        if (!isRunning()) {
            log.debug("{} failed while it was stopped", name, failure);
        } else if (failing) {
            log.warn("{} failed again", name, failure);
        } else {
            log.warn("{} failed and runs again in {}", name, delay, failure);
        }
    }
}
