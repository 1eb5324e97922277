package dev.usher.event.catalog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is remembered of offers.
 *
 * @param memory how old an offer may be that a reservation is decided by; one that has changed
 *     since takes nothing
 * @param remembered events at most
 */
@ConfigurationProperties("usher.catalog.offers")
record OfferSettings(@DefaultValue("1s") Duration memory, @DefaultValue("10000") int remembered) {

    OfferSettings {
        if (memory.isNegative() || remembered < 0) {
            throw new IllegalArgumentException("usher.catalog.offers are not negative");
        }
    }
}
