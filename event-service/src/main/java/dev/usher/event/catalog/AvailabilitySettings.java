package dev.usher.event.catalog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How what is left of an event is told.
 *
 * @param maxAge of what is answered from memory
 * @param updateInterval between two updates of one event's stream, at least
 * @param heartbeat after so long without an update a stream says that it is there
 * @param reconnectAfter what a client whose stream ended is told to wait
 * @param longest a stream lasts, or up to a tenth less; its client comes back for another, if there
 *     is a place
 * @param streams at once, per replica
 */
@ConfigurationProperties("usher.catalog.availability")
record AvailabilitySettings(
        @DefaultValue("250ms") Duration maxAge,
        @DefaultValue("1s") Duration updateInterval,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("2s") Duration reconnectAfter,
        @DefaultValue("5m") Duration longest,
        @DefaultValue("500") int streams) {

    AvailabilitySettings {
        if (maxAge.isNegative()
                || !updateInterval.isPositive()
                || !heartbeat.isPositive()
                || reconnectAfter.isNegative()
                || !longest.isPositive()
                || streams < 0) {
            throw new IllegalArgumentException("usher.catalog.availability: impossible settings");
        }
    }
}
