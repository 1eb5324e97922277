package dev.usher.payment.stripe;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of our calls to Stripe.
 *
 * @param maxRetries how often stripe-java repeats a call under the same idempotency key
 * @param reserve how long before the end of its caller's patience a call ends, so that the answer
 *     can be stored and sent
 * @param maxQueueing how long a call may wait for its turn
 * @param maxSearched how many sessions are searched for one whose opening was never answered
 */
@ConfigurationProperties("usher.stripe")
record StripeCallSettings(
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("4s") Duration readTimeout,
        @DefaultValue("1") int maxRetries,
        @DefaultValue("1s") Duration reserve,
        @DefaultValue("80") int callsPerSecond,
        @DefaultValue("24") int callsPerSecondAndEndpoint,
        @DefaultValue("2s") Duration maxQueueing,
        @DefaultValue("2000") int maxSearched) {}
