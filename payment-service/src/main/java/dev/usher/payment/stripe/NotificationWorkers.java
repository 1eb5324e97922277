package dev.usher.payment.stripe;

import dev.usher.platform.web.trace.Trace;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Works on notifications the moment they are stored. What is not taken that way, because this
 * replica had too much to do or died, is found by looking for it.
 */
@Component
class NotificationWorkers implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationWorkers.class);
    private static final int BATCH = 100;
    private static final int MAX_BATCHES = 50;
    private static final int MAX_QUEUED = 1_000;

    private final StripeEvents events;
    private final StripeNotifications notifications;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore queue = new Semaphore(MAX_QUEUED);
    private final Semaphore places;
    private final ReentrantLock looking = new ReentrantLock();
    private final RandomGenerator random = new SecureRandom();

    NotificationWorkers(
            StripeEvents events, StripeNotifications notifications, StripeSettings settings) {
        this.events = events;
        this.notifications = notifications;
        this.places = new Semaphore(settings.workers());
    }

    /** Returns at once. */
    void wake(String eventId) {
        String traceparent = Trace.currentTraceparent();
        if (!queue.tryAcquire()) {
            return;
        }
        try {
            threads.execute(() -> work(eventId, traceparent));
        } catch (RejectedExecutionException stopping) {
            queue.release();
        }
    }

    /** At a rate, because jobs with a delay share one thread and this one may wait for Stripe. */
    @Scheduled(fixedRateString = "${usher.stripe.sweep-interval:1s}")
    void look() {
        if (!looking.tryLock()) {
            return;
        }
        try {
            sweep();
        } finally {
            looking.unlock();
        }
    }

    private void sweep() {
        for (int i = 0; i < MAX_BATCHES; i++) {
            List<StripeEvents.Taken> left = events.takeDue(BATCH);
            left.forEach(notifications::process);
            if (left.size() < BATCH) {
                return;
            }
        }
    }

    private void work(String eventId, @Nullable String traceparent) {
        places.acquireUninterruptibly();
        try (Trace.Scope _ = Trace.continueFrom(traceparent, random).open()) {
            events.take(eventId).ifPresent(notifications::process);
        } catch (RuntimeException failed) {
            LOG.warn("event {} could not be taken, it will be looked for", eventId, failed);
        } finally {
            places.release();
            queue.release();
        }
    }

    @Override
    public void destroy() {
        threads.close();
    }
}
