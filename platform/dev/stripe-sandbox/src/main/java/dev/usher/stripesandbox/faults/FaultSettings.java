package dev.usher.stripesandbox.faults;

import dev.usher.stripesandbox.settings.SandboxSettings;
import java.time.Duration;
import java.util.Set;

/**
 * The faults and how often they happen. The same seed gives the n-th webhook, and the n-th call of
 * an operation, the same fate. Without operations every operation may meet API faults. The limiter
 * does not go by chance and concerns every call.
 */
public record FaultSettings(
        long seed,
        Webhooks webhooks,
        Api api,
        Set<String> operations,
        SandboxSettings.Limiter limiter) {

    public FaultSettings {
        operations = Set.copyOf(operations);
    }

    /**
     * Faults of webhooks. {@code lose}, {@code duplicate} and {@code otherAmount} are independent
     * probabilities from 0 to 1.
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
     * Faults of API calls. A call meets at most one of the three that have a probability; the sum
     * of the three is at most 1.
     */
    public record Api(
            double dropBefore,
            double dropAfter,
            double cached500,
            Duration latency,
            Duration latencyJitter) {}
}
