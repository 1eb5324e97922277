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
        Webhook webhook) {

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
