package dev.usher.event.reservation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param holdFor how long a reservation is held before an order is opened on it
 * @param sweepInterval how often each replica looks for holds that ran out
 * @param sweepBatch holds ended per transaction
 * @param sweepBatches transactions per look
 */
@ConfigurationProperties("usher.reservation")
record ReservationSettings(
        @DefaultValue("10m") Duration holdFor,
        @DefaultValue("500ms") Duration sweepInterval,
        @DefaultValue("500") int sweepBatch,
        @DefaultValue("20") int sweepBatches) {

    ReservationSettings {
        if (!holdFor.isPositive() || !sweepInterval.isPositive()) {
            throw new IllegalArgumentException("durations of usher.reservation are positive");
        }
        if (sweepBatch < 1 || sweepBatches < 1) {
            throw new IllegalArgumentException("batches of usher.reservation are positive");
        }
    }
}
