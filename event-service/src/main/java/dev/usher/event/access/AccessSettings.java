package dev.usher.event.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of gate staff.
 *
 * @param maxStaffPerEvent the most entries of an event, because each message about an event
 *     contains its whole staff
 * @param republishEvery the time between two looks for events whose staff was last published in an
 *     older form
 * @param republishBatch the number of such events that a look may publish again
 */
@ConfigurationProperties("usher.access")
record AccessSettings(
        @DefaultValue("200") int maxStaffPerEvent,
        @DefaultValue("5s") Duration republishEvery,
        @DefaultValue("100") int republishBatch) {

    AccessSettings {
        if (maxStaffPerEvent < 1) {
            throw new IllegalArgumentException("usher.access.max-staff-per-event must be positive");
        }
        if (republishBatch < 1) {
            throw new IllegalArgumentException("usher.access.republish-batch must be positive");
        }
    }
}
