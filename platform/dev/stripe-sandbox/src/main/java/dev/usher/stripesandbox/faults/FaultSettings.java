package dev.usher.stripesandbox.faults;

import java.time.Duration;
import java.util.Set;

/**
 * Which faults there are and how often. The same seed gives the n-th webhook, and the n-th call of
 * an operation, the same fate. No operations means all of them.
 */
public record FaultSettings(long seed, Webhooks webhooks, Api api, Set<String> operations) {

    public FaultSettings {
        operations = Set.copyOf(operations);
    }

    /**
     * What may become of an event on its way to the endpoint; {@code lose}, {@code duplicate} and
     * {@code otherAmount} are probabilities from 0 to 1, each for itself.
     */
    public record Webhooks(
            double lose,
            double duplicate,
            int copies,
            Duration reorderWindow,
            Duration delay,
            Duration jitter,
            double otherAmount) {}

    /**
     * What may become of a call; of the three probabilities at most one comes true for a call, so
     * their sum is no more than 1.
     */
    public record Api(
            double dropBefore,
            double dropAfter,
            double cached500,
            Duration latency,
            Duration latencyJitter) {}
}
