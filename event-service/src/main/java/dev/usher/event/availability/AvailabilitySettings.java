package dev.usher.event.availability;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of counts: how fresh they are, and how they are streamed.
 *
 * @param maxAge the age up to which cached counts are used
 * @param updateInterval the shortest time between two updates of one event's stream
 * @param heartbeat the time without an update after which a stream sends a comment
 * @param reconnectAfter how long a client whose stream ended is asked to wait
 * @param longest the longest life of a stream; each ends up to a tenth earlier, and its client may
 *     reconnect if there is a free slot
 * @param streams the most streams at once, per replica
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
            throw new IllegalArgumentException(
                    "usher.catalog.availability: intervals must be positive, max-age,"
                            + " reconnect-after and streams must not be negative");
        }
    }
}
