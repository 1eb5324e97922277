package dev.usher.event.offer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of {@link RecentOffers}.
 *
 * @param memory the age up to which a reservation may be decided by a cached offer; if the event
 *     has changed since, stock refuses the hold
 * @param remembered the most events in the cache
 */
@ConfigurationProperties("usher.catalog.offers")
record OfferSettings(@DefaultValue("1s") Duration memory, @DefaultValue("10000") int remembered) {

    OfferSettings {
        if (memory.isNegative() || remembered < 0) {
            throw new IllegalArgumentException("usher.catalog.offers must not be negative");
        }
    }
}
