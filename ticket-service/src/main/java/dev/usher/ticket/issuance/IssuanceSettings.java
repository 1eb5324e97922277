package dev.usher.ticket.issuance;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of issuance.
 *
 * @param credentialOutlivesEvent the time from the event's end, as known at minting, to the
 *     credential's expiry
 */
@ConfigurationProperties("usher.issuance")
record IssuanceSettings(@DefaultValue("400d") Duration credentialOutlivesEvent) {

    IssuanceSettings {
        if (credentialOutlivesEvent.isNegative() || credentialOutlivesEvent.isZero()) {
            throw new IllegalArgumentException(
                    "usher.issuance.credential-outlives-event must be more than 0");
        }
    }
}
