package dev.usher.payment.stripe;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of taking and processing notifications.
 *
 * @param signatureTolerance how old a signature may be, and how far ahead, by real time
 * @param maxWebhookBytes the largest body
 * @param maxWebhooks how many webhooks are taken at once
 * @param workers how many notifications are processed at once
 * @param backOff the time until the first retry; doubles up to {@code cap}
 * @param maxAttempts after how many attempts a notification is dropped
 */
@ConfigurationProperties("usher.stripe")
record NotificationSettings(
        @DefaultValue("5m") Duration signatureTolerance,
        @DefaultValue("524288") int maxWebhookBytes,
        @DefaultValue("64") int maxWebhooks,
        @DefaultValue("8") int workers,
        @DefaultValue("250ms") Duration backOff,
        @DefaultValue("1m") Duration cap,
        @DefaultValue("100") int maxAttempts) {}
