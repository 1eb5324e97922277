package dev.usher.event.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of gate staff.
 *
 * @param maxStaffPerEvent the most entries of an event, because each message about an event
 *     contains its whole staff
 */
@ConfigurationProperties("usher.access")
record AccessSettings(@DefaultValue("200") int maxStaffPerEvent) {

    AccessSettings {
        if (maxStaffPerEvent < 1) {
            throw new IllegalArgumentException("usher.access.max-staff-per-event must be positive");
        }
    }
}
