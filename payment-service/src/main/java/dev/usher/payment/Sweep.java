package dev.usher.payment;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/**
 * A scheduled search for due work: one run at a time on this replica, in batches, up to a limit of
 * batches. A run that starts while another is under way does nothing.
 */
public final class Sweep {

    private final int batchSize;
    private final int maxBatches;
    private final ReentrantLock running = new ReentrantLock();

    public Sweep(int batchSize, int maxBatches) {
        this.batchSize = batchSize;
        this.maxBatches = maxBatches;
    }

    /**
     * Works on one batch after another until one is not full.
     *
     * @param batch works on up to a batch of items and returns how many there were
     */
    public void run(IntSupplier batch) {
        if (!running.tryLock()) {
            return;
        }
        try {
            int done = batchSize;
            for (int i = 0; i < maxBatches && done == batchSize; i++) {
                done = batch.getAsInt();
            }
        } finally {
            running.unlock();
        }
    }
}
