package dev.usher.payment.checkout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders that wait too long are looked after.
 *
 * @param interval between two looks for such orders
 * @param backOff until the second question about an order; doubles with each
 * @param cap the longest time between two questions
 * @param batch how many orders are taken at once
 * @param maxBatches how many batches one look takes at most
 * @param parallel how many questions are under way at once
 */
@ConfigurationProperties("usher.sweep")
record SweepSettings(
        @DefaultValue("1s") Duration interval,
        @DefaultValue("30s") Duration backOff,
        @DefaultValue("2m") Duration cap,
        @DefaultValue("50") int batch,
        @DefaultValue("20") int maxBatches,
        @DefaultValue("8") int parallel) {}
