package dev.usher.payment.cancellation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of cancelled events.
 *
 * @param interval the time between two searches for orders that were opened after all
 * @param watchFor how long a cancelled event is searched for such orders; longer than any attempt
 * @param maxWatched how many events one search looks at, the last cancelled first
 */
@ConfigurationProperties("usher.cancellation")
record CancellationSettings(
        @DefaultValue("1s") Duration interval,
        @DefaultValue("1h") Duration watchFor,
        @DefaultValue("1000") int maxWatched) {}
