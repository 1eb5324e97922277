package dev.usher.chaos.check;

import java.time.Duration;

/** Waits until a healed suite is at rest. */
public final class Quiescence {

    public Quiescence(ConnectionSource database, String bootstrapServers) {}

    /**
     * Until outboxes are empty, consumers have no lag, Stripe's events are worked off and no order
     * or reservation is in a state that time alone must end. Answers how long that took.
     */
    public Duration await(Duration atMost) throws NotQuiescent, InterruptedException {
        return Duration.ZERO;
    }

    /** As {@link #await}, but holds and open orders may wait for their buyers. */
    public Duration awaitMessages(Duration atMost) throws NotQuiescent, InterruptedException {
        return Duration.ZERO;
    }
}
