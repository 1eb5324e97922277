package dev.usher.payment.checkout;

import dev.usher.payment.order.DueOrders;
import dev.usher.payment.order.OrderDesk;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrderState;
import dev.usher.platform.crash.CrashPoint;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks Stripe about orders that have waited too long, ends sessions whose time is over, and closes
 * attempts that were left unfinished. Any number of replicas may run it: each order is handed to
 * one.
 */
@Component
class PaymentSweeper {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentSweeper.class);

    private final DueOrders due;
    private final OrderDesk desk;
    private final PaymentProvider provider;
    private final Reconciler reconciler;
    private final AbandonedAttempts abandoned;
    private final SweepSettings settings;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();

    PaymentSweeper(
            DueOrders due,
            OrderDesk desk,
            PaymentProvider provider,
            Reconciler reconciler,
            AbandonedAttempts abandoned,
            SweepSettings settings,
            Clock clock) {
        this.due = due;
        this.desk = desk;
        this.provider = provider;
        this.reconciler = reconciler;
        this.abandoned = abandoned;
        this.settings = settings;
        this.clock = clock;
    }

    /** At a rate, because jobs with a delay share one thread and this one may wait for Stripe. */
    @Scheduled(fixedRateString = "${usher.sweep.interval:1s}")
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
        for (int i = 0; i < settings.maxBatches(); i++) {
            List<OrderId> batch = due.take(settings.batch(), settings.backOff(), settings.cap());
            checkAll(batch);
            if (batch.size() < settings.batch()) {
                return;
            }
        }
    }

    private void checkAll(List<OrderId> batch) {
        if (batch.isEmpty()) {
            return;
        }
        Semaphore places = new Semaphore(settings.parallel());
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (OrderId id : batch) {
                places.acquireUninterruptibly();
                workers.execute(() -> {
                    try {
                        check(id);
                        CrashPoint.hit("sweep.mid_batch");
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    private void check(OrderId id) {
        try {
            desk.find(id).ifPresent(this::check);
        } catch (RuntimeException failed) {
            LOG.warn("order {} could not be checked, it will be again", id, failed);
        }
    }

    private void check(OrderState order) {
        switch (order.phase()) {
            case ATTEMPT -> abandoned.close(order);
            case OPEN, PROCESSING -> ask(order);
            case PAID, FULFILLED, EXPIRED, CANCELLED, FAILED, LATE, REFUND_PENDING -> {}
        }
    }

    private void ask(OrderState order) {
        String session = order.session().id();
        if (session == null) {
            return;
        }
        boolean over = !clock.instant().isBefore(order.expiresAt());
        SessionReport report =
                over
                        ? provider.expireSession(order.id(), session)
                        : provider.session(order.id(), session);
        reconciler.apply(order.id(), session, report);
    }
}
