package dev.usher.payment.checkout;

import dev.usher.payment.Sweep;
import dev.usher.payment.order.OrderId;
import dev.usher.payment.order.OrdersToCheck;
import dev.usher.platform.crash.CrashPoint;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Checks orders that have waited too long. Any number of replicas may run it: each due order is
 * handed to one of them.
 */
@Component
class CheckDueOrders {

    private final OrdersToCheck due;
    private final CheckOrder checks;
    private final SweepSettings settings;
    private final Sweep sweep;

    CheckDueOrders(OrdersToCheck due, CheckOrder checks, SweepSettings settings) {
        this.due = due;
        this.checks = checks;
        this.settings = settings;
        this.sweep = new Sweep(settings.batch(), settings.maxBatches());
    }

    /** Runs at a rate: jobs with a delay share one thread, and this one may wait for Stripe. */
    @Scheduled(fixedRateString = "${usher.sweep.interval:1s}")
    void run() {
        sweep.run(() -> {
            List<OrderId> batch = due.take(settings.batch(), settings.backOff(), settings.cap());
            checkAll(batch);
            return batch.size();
        });
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
                        checks.check(id);
                        CrashPoint.hit("sweep.mid_batch");
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }
}
