package dev.usher.stripesandbox.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The settings. Their defaults are in stripe-sandbox.yml. */
@ConfigurationProperties("sandbox")
public record SandboxSettings(
        String bind,
        @Nullable URI publicUrl,
        String merchant,
        @Nullable Path journal,
        @Nullable Long seed,
        @Nullable String adminToken,
        int maxSessions,
        int maxEvents,
        int maxRequests,
        Duration lockTimeout,
        Duration chargeBookedAfter,
        Redirect redirect,
        Duration redirectWait,
        Webhook webhook,
        Limiter limiter) {

    /** The time when the buyer's browser is sent back to the shop. */
    public enum Redirect {
        /**
         * The redirect comes, like at Stripe, after the endpoint accepted the event, or after
         * {@code redirectWait}.
         */
        WAIT,
        IMMEDIATE,
        /** Never, as if the buyer closed the tab. */
        NEVER
    }

    /**
     * Stripe's limits of calls: of one operation and in total, within any span of this length. At
     * Stripe it is a second; a test that counts calls takes a longer one.
     */
    public record Limiter(boolean enabled, int perOperation, int inTotal, Duration within) {

        public Limiter {
            if (perOperation < 1 || inTotal < 1 || !within.isPositive()) {
                throw new IllegalArgumentException(
                        "the rates of sandbox.limiter must be at least 1, and its span longer than"
                                + " 0, not %d, %d and %s".formatted(perOperation, inTotal, within));
            }
        }
    }

    /** The delivery of events. */
    public record Webhook(
            @Nullable URI url,
            @Nullable String secret,
            List<String> events,
            List<String> allowedHosts,
            @DefaultValue List<Duration> retry,
            Duration timeout,
            Duration jitterFrom,
            Duration jitterTo,
            int concurrency,
            int maxDeliveries) {}
}
