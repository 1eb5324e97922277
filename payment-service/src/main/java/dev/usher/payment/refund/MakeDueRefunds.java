package dev.usher.payment.refund;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Makes the refunds that are due. Any number of replicas may run it: each takes its own. */
@Component
class MakeDueRefunds {

    /** Refunds taken at once for each one that is made at the same time. */
    private static final int ROUNDS = 3;

    /** Longer than all rounds, with a search and a call in each, take. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Refunds refunds;
    private final MakeRefund make;
    private final RefundSettings settings;
    private final Clock clock;

    MakeDueRefunds(Refunds refunds, MakeRefund make, RefundSettings settings, Clock clock) {
        this.refunds = refunds;
        this.make = make;
        this.settings = settings;
        this.clock = clock;
    }

    void run() {
        int batch = settings.parallel() * ROUNDS;
        int taken = batch;
        for (int i = 0; i < settings.maxBatches() && taken == batch; i++) {
            Instant now = clock.instant();
            Instant leasedUntil = now.plus(LEASE);
            List<OrderRefund> due = refunds.takeDue(now, leasedUntil, batch);
            makeAll(due, leasedUntil);
            taken = due.size();
        }
    }

    private void makeAll(List<OrderRefund> due, Instant leasedUntil) {
        if (due.isEmpty()) {
            return;
        }
        Semaphore places = new Semaphore(settings.parallel());
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (OrderRefund refund : due) {
                places.acquireUninterruptibly();
                workers.execute(() -> {
                    try {
                        make.work(refund, leasedUntil);
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }
}
