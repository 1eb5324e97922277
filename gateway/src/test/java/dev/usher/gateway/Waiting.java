package dev.usher.gateway;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits, for no longer than a test may take. */
final class Waiting {

    private static final int AT_MOST_SECONDS = 60;

    private Waiting() {}

    static void on(CountDownLatch latch) {
        try {
            boolean _ = latch.await(AT_MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
