package dev.usher.payment.stripe;

import dev.usher.payment.order.Receipt;
import dev.usher.platform.crash.CrashPoint;
import dev.usher.platform.web.trace.Trace;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    /** Batches of payments settled at once: while one waits for the disk, the next can begin. */
    private static final int LANES = 2;

    private final StoredNotifications notifications;
    private final NotificationReader reader;
    private final ProcessNotification process;
    private final ArrivingPayments arriving;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore queue = new Semaphore(MAX_QUEUED);
    private final Queue<Payment> payments = new ConcurrentLinkedQueue<>();
    private final Semaphore lanes = new Semaphore(LANES);
    private final Semaphore places;
    private final RandomGenerator random = new SecureRandom();

    NotificationWorkers(
            StoredNotifications notifications,
            NotificationReader reader,
            ProcessNotification process,
            ArrivingPayments arriving,
            NotificationSettings settings) {
        this.notifications = notifications;
        this.reader = reader;
        this.process = process;
        this.arriving = arriving;
        this.places = new Semaphore(settings.workers());
    }

    /**
     * Stores a notification durably: a payment together with its settlement if that is possible at
     * once. Else starts processing it, unless it is done.
     */
    void take(StoredNotifications.Delivery delivery) {
        Notification meaning = reader.read(delivery.payload());
        StoredNotifications.Arrival arrival =
                settles(delivery, meaning)
                        ? StoredNotifications.Arrival.DONE
                        : notifications.store(delivery, meaning);
        CrashPoint.hit("webhook.after_insert_before_200");
        String id = delivery.id();
        switch (arrival) {
            case FIRST -> start(new StoredNotifications.Taken(id, delivery.payload(), 1), meaning);
            case REPEATED ->
                    startOne(
                            id,
                            () -> notifications.take(id).map(List::of).ifPresent(process::process));
            case DONE -> {}
        }
    }

    private boolean settles(StoredNotifications.Delivery delivery, Notification meaning) {
        return meaning instanceof Notification.Money(Receipt receipt)
                && arriving.settle(delivery, receipt);
    }

    private void start(StoredNotifications.Taken taken, Notification meaning) {
        if (!(meaning instanceof Notification.Money(Receipt receipt))) {
            startOne(taken.id(), () -> process.process(taken, meaning));
        } else if (queue.tryAcquire()) {
            SettleNotification.Paid paid = new SettleNotification.Paid(taken, receipt);
            payments.add(new Payment(paid, Trace.currentTraceparent()));
            execute(this::settleWaiting, () -> {});
        }
    }

    /** Processes notifications that are due, in batches, until there are none. */
    void sweepDue() {
        int taken = BATCH;
        for (int batch = 0; batch < MAX_BATCHES && taken == BATCH; batch++) {
            List<StoredNotifications.Taken> due = notifications.takeDue(BATCH);
            process.process(due);
            taken = due.size();
        }
    }

    private void startOne(String id, Runnable work) {
        String traceparent = Trace.currentTraceparent();
        if (queue.tryAcquire()) {
            execute(() -> workInPlace(id, traceparent, work), queue::release);
        }
    }

    private void execute(Runnable task, Runnable ifStopped) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException _) {
            // The service stops; the sweep of another replica takes what is left.
            ifStopped.run();
        }
    }

    private void workInPlace(String id, @Nullable String traceparent, Runnable work) {
        places.acquireUninterruptibly();
        try (Trace.Scope _ = Trace.continueFrom(traceparent, random).open()) {
            work.run();
        } catch (RuntimeException failed) {
            log.warn("notification {} could not be taken; the sweep will find it", id, failed);
        } finally {
            places.release();
            queue.release();
        }
    }

    private void settleWaiting() {
        lanes.acquireUninterruptibly();
        List<Payment> together = new ArrayList<>();
        try {
            for (Payment next = payments.poll(); next != null; next = payments.poll()) {
                together.add(next);
                if (together.size() == BATCH) {
                    break;
                }
            }
            settle(together);
        } finally {
            lanes.release();
            queue.release(together.size());
        }
    }

    /** Payments of several notifications belong to no single trace. */
    private void settle(List<Payment> together) {
        String traceparent = together.size() == 1 ? together.getFirst().traceparent() : null;
        try (Trace.Scope _ = Trace.continueFrom(traceparent, random).open()) {
            process.settle(together.stream().map(Payment::paid).toList());
        } catch (RuntimeException failed) {
            log.warn("{} payments wait for the sweep", together.size(), failed);
        }
    }

    @Override
    public void destroy() {
        threads.close();
    }

    private record Payment(SettleNotification.Paid paid, @Nullable String traceparent) {}
}
