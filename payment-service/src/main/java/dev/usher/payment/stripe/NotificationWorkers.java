package dev.usher.payment.stripe;

import dev.usher.platform.web.trace.Trace;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Processes notifications as soon as they are stored. A sweep finds those that were left over
 * because a replica was too busy or died.
 */
@Component
class NotificationWorkers implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(NotificationWorkers.class);
    private static final int BATCH = 100;
    private static final int MAX_BATCHES = 50;
    private static final int MAX_QUEUED = 1_000;

    private final StoredNotifications notifications;
    private final ProcessNotification process;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore queue = new Semaphore(MAX_QUEUED);
    private final Semaphore places;
    private final RandomGenerator random = new SecureRandom();

    NotificationWorkers(
            StoredNotifications notifications,
            ProcessNotification process,
            NotificationSettings settings) {
        this.notifications = notifications;
        this.process = process;
        this.places = new Semaphore(settings.workers());
    }

    /** Starts processing a stored notification and returns at once. */
    void wake(String id) {
        String traceparent = Trace.currentTraceparent();
        if (!queue.tryAcquire()) {
            return;
        }
        try {
            threads.execute(() -> work(id, traceparent));
        } catch (RejectedExecutionException _) {
            // The service stops; the sweep of another replica takes it.
            queue.release();
        }
    }

    /** Processes notifications that are due, in batches, until there are none. */
    void sweepDue() {
        int taken = BATCH;
        for (int batch = 0; batch < MAX_BATCHES && taken == BATCH; batch++) {
            List<StoredNotifications.Taken> due = notifications.takeDue(BATCH);
            due.forEach(process::process);
            taken = due.size();
        }
    }

    private void work(String id, @Nullable String traceparent) {
        places.acquireUninterruptibly();
        try (Trace.Scope _ = Trace.continueFrom(traceparent, random).open()) {
            notifications.take(id).ifPresent(process::process);
        } catch (RuntimeException failed) {
            log.warn("notification {} could not be taken; the sweep will find it", id, failed);
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
