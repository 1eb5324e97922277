package dev.usher.payment.stripe;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of taking and processing notifications.
 *
 * @param signatureTolerance how old a signature may be, and how far ahead, by real time
 * @param maxWebhookBytes the largest body
 * @param bodyTime how long a body may take to arrive
 * @param maxWebhooks how many webhooks whose bodies have arrived are taken at once
 * @param workers how many notifications are processed at once
 * @param backOff the time until the first retry; doubles up to {@code cap}
 * @param maxAttempts after how many attempts a notification is dropped
 * @param sweepInterval the time between two sweeps for notifications that were left over
 * @param keepPayloads how long the text of a processed notification is kept; its id and outcome are
 *     kept for ever, so that a repeat is known
 * @param purgeInterval the time between two purges of such texts
 * @param purgeBatch how many texts one statement deletes
 * @param eventsInterval the time between two reads of Stripe's list of events, by all replicas
 * @param eventsSettle how old an event must be until none before it can still appear in the list
 * @param confirmWithin within which time the list must show the notification of a payment
 */
@ConfigurationProperties("usher.stripe")
record NotificationSettings(
        @DefaultValue("5m") Duration signatureTolerance,
        @DefaultValue("524288") int maxWebhookBytes,
        @DefaultValue("10s") Duration bodyTime,
        @DefaultValue("64") int maxWebhooks,
        @DefaultValue("8") int workers,
        @DefaultValue("250ms") Duration backOff,
        @DefaultValue("1m") Duration cap,
        @DefaultValue("100") int maxAttempts,
        @DefaultValue("1s") Duration sweepInterval,
        @DefaultValue("30d") Duration keepPayloads,
        @DefaultValue("1h") Duration purgeInterval,
        @DefaultValue("1000") int purgeBatch,
        @DefaultValue("20s") Duration eventsInterval,
        @DefaultValue("10s") Duration eventsSettle,
        @DefaultValue("1m") Duration confirmWithin) {}
