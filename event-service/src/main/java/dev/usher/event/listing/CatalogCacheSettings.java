package dev.usher.event.listing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of the {@link CatalogCache}.
 *
 * @param events the size of all cached events
 * @param pages the size of all cached pages of the public list
 * @param pollInterval how often each replica asks the database for changes
 * @param restAfter how long after the last read it asks no more; the next read asks first
 * @param trustFor how long after the last answer to that question a replica uses its cache
 */
@ConfigurationProperties("usher.catalog.memory")
record CatalogCacheSettings(
        @DefaultValue("2MB") DataSize events,
        @DefaultValue("6MB") DataSize pages,
        @DefaultValue("250ms") Duration pollInterval,
        @DefaultValue("10s") Duration restAfter,
        @DefaultValue("2s") Duration trustFor) {

    CatalogCacheSettings {
        if (events.isNegative() || pages.isNegative()) {
            throw new IllegalArgumentException("usher.catalog.memory: sizes must not be negative");
        }
        if (!pollInterval.isPositive() || trustFor.compareTo(pollInterval) < 0) {
            throw new IllegalArgumentException(
                    "usher.catalog.memory.trust-for must not be shorter than poll-interval");
        }
    }
}
