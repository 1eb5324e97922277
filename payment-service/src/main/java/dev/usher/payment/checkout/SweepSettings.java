package dev.usher.payment.checkout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of checking orders that have waited too long.
 *
 * @param interval the time between two sweeps
 * @param backOff the time until the second check of an order; doubles with each check
 * @param cap the longest time between two checks of an order
 * @param batch how many orders are taken at once
 * @param maxBatches how many batches one sweep takes at most
 * @param parallel how many checks are under way at once
 */
@ConfigurationProperties("usher.sweep")
record SweepSettings(
        @DefaultValue("1s") Duration interval,
        @DefaultValue("30s") Duration backOff,
        @DefaultValue("2m") Duration cap,
        @DefaultValue("50") int batch,
        @DefaultValue("20") int maxBatches,
        @DefaultValue("8") int parallel) {}
