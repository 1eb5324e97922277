package dev.usher.payment.stripe;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How Stripe is reached and how its notifications are taken in; application.yml says each. */
@ConfigurationProperties("usher.stripe")
record StripeSettings(
        String apiKey,
        @DefaultValue(StripeStartChecks.STRIPE) String apiBase,
        List<String> webhookSecrets,
        @DefaultValue("true") boolean livemode,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("4s") Duration readTimeout,
        @DefaultValue("1") int maxRetries,
        @DefaultValue("80") int callsPerSecond,
        @DefaultValue("20") int callsPerSecondAndEndpoint,
        @DefaultValue("2s") Duration maxQueueing,
        @DefaultValue("5m") Duration signatureTolerance,
        @DefaultValue("524288") int maxWebhookBytes,
        @DefaultValue("64") int maxWebhooks,
        @DefaultValue("8") int workers,
        @DefaultValue("250ms") Duration backOff,
        @DefaultValue("1m") Duration cap,
        @DefaultValue("100") int maxAttempts,
        @DefaultValue("2000") int maxSearched) {

    StripeSettings {
        webhookSecrets =
                webhookSecrets.stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    /** Never shows a secret. */
    @Override
    public String toString() {
        return "StripeSettings[apiBase=" + apiBase + ", livemode=" + livemode + "]";
    }
}
