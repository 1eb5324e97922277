package dev.usher.event.catalog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is remembered of the catalogue.
 *
 * @param events how much of single events
 * @param pages how much of pages of the public list
 * @param pollInterval how often each replica asks what changed
 * @param trustFor how long after its last answer to that a replica answers from memory
 */
@ConfigurationProperties("usher.catalog.memory")
record MemorySettings(
        @DefaultValue("2MB") DataSize events,
        @DefaultValue("6MB") DataSize pages,
        @DefaultValue("250ms") Duration pollInterval,
        @DefaultValue("2s") Duration trustFor) {

    MemorySettings {
        if (events.isNegative() || pages.isNegative()) {
            throw new IllegalArgumentException("usher.catalog.memory: a negative size");
        }
        if (!pollInterval.isPositive() || trustFor.compareTo(pollInterval) < 0) {
            throw new IllegalArgumentException(
                    "usher.catalog.memory.trust-for is shorter than poll-interval");
        }
    }
}
