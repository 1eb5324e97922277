package dev.usher.event.reservation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the release of holds after an event is cancelled.
 *
 * @param sweepInterval how often each replica looks for cancelled events that still have holds
 * @param sweepBatch the most holds released in one transaction, per event
 * @param sweepBatches the most transactions of one look
 */
@ConfigurationProperties("usher.reservation.cancelled")
record CancelledHoldSettings(
        @DefaultValue("5s") Duration sweepInterval,
        @DefaultValue("500") int sweepBatch,
        @DefaultValue("20") int sweepBatches) {

    CancelledHoldSettings {
        if (!sweepInterval.isPositive() || sweepBatch < 1 || sweepBatches < 1) {
            throw new IllegalArgumentException(
                    "the settings of usher.reservation.cancelled must be positive");
        }
    }
}
