package dev.usher.payment.checkout;

import dev.usher.payment.order.FindOrders;
import dev.usher.payment.order.OrderId;
import dev.usher.platform.crash.CrashPoint;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Checks orders that have waited too long. Any number of replicas may run it: each due order is
 * handed to one of them.
 */
@Component
class CheckDueOrders {

    private final FindOrders orders;
    private final CheckOrder checks;
    private final SweepSettings settings;

    CheckDueOrders(FindOrders orders, CheckOrder checks, SweepSettings settings) {
        this.orders = orders;
        this.checks = checks;
        this.settings = settings;
    }

    /** Checks orders in batches until none is due. */
    void run() {
        int taken = settings.batch();
        for (int i = 0; i < settings.maxBatches() && taken == settings.batch(); i++) {
            List<OrderId> batch =
                    orders.takeDue(settings.batch(), settings.backOff(), settings.cap());
            checkAll(batch);
            taken = batch.size();
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
