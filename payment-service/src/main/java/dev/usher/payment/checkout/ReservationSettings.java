package dev.usher.payment.checkout;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of calling event-service.
 *
 * @param url the base address of event-service
 * @param tokenUri the address at which this service gets its own token
 * @param deadline the time limit of one claim with all its repeats; longer than one call
 * @param maxCalls how often a claim without an answer is made in total
 * @param pause the time before the first repeat; doubles with each repeat, and has a random part
 */
@ConfigurationProperties("usher.reservations")
record ReservationSettings(
        URI url,
        URI tokenUri,
        String clientId,
        String clientSecret,
        @DefaultValue("500ms") Duration connectTimeout,
        @DefaultValue("2s") Duration readTimeout,
        @DefaultValue("4s") Duration deadline,
        @DefaultValue("3") int maxCalls,
        @DefaultValue("100ms") Duration pause) {}
