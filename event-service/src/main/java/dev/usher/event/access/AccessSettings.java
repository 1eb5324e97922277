package dev.usher.event.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param maxStaffPerEvent each message about an event carries its whole staff
 */
@ConfigurationProperties("usher.access")
record AccessSettings(@DefaultValue("200") int maxStaffPerEvent) {

    AccessSettings {
        if (maxStaffPerEvent < 1) {
            throw new IllegalArgumentException("usher.access.max-staff-per-event is positive");
        }
    }
}
