package dev.usher.event.reservation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of holds: how long they last, and how expired ones are ended.
 *
 * @param holdFor how long a reservation is held if no order is opened on it
 * @param sweepInterval how often each replica looks for expired holds, once the end of one has come
 * @param sweepRest how long a replica looks for none while it knows of no end; never longer than a
 *     hold
 * @param sweepBatch the most holds ended in one transaction
 * @param sweepBatches the most transactions of one look
 */
@ConfigurationProperties("usher.reservation")
record HoldExpirySettings(
        @DefaultValue("10m") Duration holdFor,
        @DefaultValue("500ms") Duration sweepInterval,
        @DefaultValue("5s") Duration sweepRest,
        @DefaultValue("500") int sweepBatch,
        @DefaultValue("20") int sweepBatches) {

    HoldExpirySettings {
        if (!holdFor.isPositive() || !sweepInterval.isPositive() || !sweepRest.isPositive()) {
            throw new IllegalArgumentException(
                    "the durations of usher.reservation must be positive");
        }
        // A hold that begins after a look must not end before the next one.
        sweepRest = sweepRest.compareTo(holdFor) < 0 ? sweepRest : holdFor;
        if (sweepBatch < 1 || sweepBatches < 1) {
            throw new IllegalArgumentException("the batches of usher.reservation must be positive");
        }
    }
}
