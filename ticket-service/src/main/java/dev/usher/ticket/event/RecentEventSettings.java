package dev.usher.ticket.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of {@link RecentEvents}.
 *
 * @param maxAge the age up to which a copy of an event is shown; 0 reads it each time
 * @param remembered the number of events that are kept in memory
 */
@ConfigurationProperties("usher.wallet.events")
record RecentEventSettings(
        @DefaultValue("1s") Duration maxAge, @DefaultValue("1000") int remembered) {}
