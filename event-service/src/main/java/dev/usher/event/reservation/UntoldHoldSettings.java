package dev.usher.event.reservation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The search for holds whose commit got no answer.
 *
 * @param lookEvery the time between two looks
 * @param lookFor how long each is looked for; it must be longer than the database lets a
 *     transaction last
 * @param most the most that are looked for at a time
 */
@ConfigurationProperties("usher.reservation.untold")
record UntoldHoldSettings(
        @DefaultValue("1s") Duration lookEvery,
        @DefaultValue("1m") Duration lookFor,
        @DefaultValue("2000") int most) {

    UntoldHoldSettings {
        if (!lookEvery.isPositive() || !lookFor.isPositive() || most < 1) {
            throw new IllegalArgumentException(
                    "the settings of usher.reservation.untold must be positive");
        }
    }
}
