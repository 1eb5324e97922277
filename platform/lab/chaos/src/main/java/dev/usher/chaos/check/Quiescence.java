package dev.usher.chaos.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Waits until a healed suite is at rest. While messages are under way or deadlines are open, a loss
 * cannot be told from a delay.
 */
public final class Quiescence {

    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(250);

    /** In a row, because a message can be invisible between its commit and its effect. */
    private static final int QUIET_CHECKS = 3;

    private final Unfinished unfinished;
    private final String bootstrapServers;

    public Quiescence(ConnectionSource database, String bootstrapServers) {
        this.unfinished = new Unfinished(database);
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Waits until outboxes are empty, consumers have no lag, Stripe's events are processed and no
     * order or reservation waits for a deadline. Returns the duration.
     */
    public Duration await(Duration atMost) throws NotQuiescent, InterruptedException {
        return await(atMost, true);
    }

    /** Waits as {@link #await} does, but holds and open orders may wait for their buyers. */
    public Duration awaitMessages(Duration atMost) throws NotQuiescent, InterruptedException {
        return await(atMost, false);
    }

    private Duration await(Duration atMost, boolean timeToo)
            throws NotQuiescent, InterruptedException {
        try (ConsumerLag lag = new ConsumerLag(bootstrapServers)) {
            return await(atMost, timeToo, lag);
        }
    }

    private Duration await(Duration atMost, boolean timeToo, ConsumerLag lag)
            throws NotQuiescent, InterruptedException {
        long start = System.nanoTime();
        long firstQuiet = start;
        int quiet = 0;
        while (true) {
            List<String> left = left(timeToo, lag);
            quiet = left.isEmpty() ? quiet + 1 : 0;
            if (quiet == 1) {
                firstQuiet = System.nanoTime();
            }
            if (quiet == QUIET_CHECKS) {
                return Duration.ofNanos(firstQuiet - start);
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(atMost) > 0) {
                throw new NotQuiescent(waited, left);
            }
            Thread.sleep(BETWEEN_CHECKS);
        }
    }

    /** Describes unfinished work. */
    private List<String> left(boolean timeToo, ConsumerLag lag) throws InterruptedException {
        List<String> left = new ArrayList<>(unfinished.find(timeToo));
        if (left.isEmpty()) {
            left.addAll(lag.find());
        }
        return left;
    }
}
