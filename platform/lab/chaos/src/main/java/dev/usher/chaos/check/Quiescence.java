package dev.usher.chaos.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Waits until a healed suite is at rest: as long as messages are under way or time has something to
 * end, nothing can be said about what was lost.
 */
public final class Quiescence {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** In a row, for a message is nowhere to be seen between its commit and its effect. */
    private static final int QUIET_LOOKS = 3;

    private final Unfinished unfinished;
    private final String bootstrapServers;

    public Quiescence(ConnectionSource database, String bootstrapServers) {
        this.unfinished = new Unfinished(database);
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Until outboxes are empty, consumers have no lag, Stripe's events are worked off and no order
     * or reservation is in a state that time alone must end. Answers how long that took.
     */
    public Duration await(Duration atMost) throws NotQuiescent, InterruptedException {
        return await(atMost, true);
    }

    /** As {@link #await}, but holds and open orders may wait for their buyers. */
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
            if (quiet == QUIET_LOOKS) {
                return Duration.ofNanos(firstQuiet - start);
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(atMost) > 0) {
                throw new NotQuiescent(waited, left);
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** What is left to be done, as far as it can be asked. */
    private List<String> left(boolean timeToo, ConsumerLag lag) throws InterruptedException {
        List<String> left = new ArrayList<>(unfinished.look(timeToo));
        if (left.isEmpty()) {
            left.addAll(lag.look());
        }
        return left;
    }
}
