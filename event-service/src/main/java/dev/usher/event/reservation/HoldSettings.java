package dev.usher.event.reservation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How wishes for seats queue up.
 *
 * @param lanes decided side by side, each with a database connection; an event has one lane
 * @param together wishes decided in one transaction at most
 * @param waiting wishes that may wait in a lane; one more is answered 503
 * @param patience how long a wish waits for its turn before it is answered 503
 */
@ConfigurationProperties("usher.reservation.holds")
record HoldSettings(
        @DefaultValue("3") int lanes,
        @DefaultValue("256") int together,
        @DefaultValue("4096") int waiting,
        @DefaultValue("1500ms") Duration patience) {

    HoldSettings {
        if (lanes < 1 || together < 1 || waiting < 1 || !patience.isPositive()) {
            throw new IllegalArgumentException("usher.reservation.holds are positive");
        }
    }
}
