package dev.usher.payment.cancellation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of cancelled events.
 *
 * @param interval the time between two searches for orders of a cancelled event
 * @param watchFor how long a cancelled event is searched for orders that were opened or paid after
 *     all; longer than any attempt
 * @param maxWatched how many events one search looks at, the last cancelled first
 * @param batch how many paid orders owe a refund after one transaction
 * @param maxBatches how many such transactions one search makes for an event
 */
@ConfigurationProperties("usher.cancellation")
record CancellationSettings(
        @DefaultValue("1s") Duration interval,
        @DefaultValue("1h") Duration watchFor,
        @DefaultValue("1000") int maxWatched,
        @DefaultValue("500") int batch,
        @DefaultValue("20") int maxBatches) {}
