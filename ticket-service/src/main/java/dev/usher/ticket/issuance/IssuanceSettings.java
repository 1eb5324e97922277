package dev.usher.ticket.issuance;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of issuance.
 *
 * @param credentialOutlivesEvent the time from the event's end, as known at minting, to the
 *     credential's expiry
 * @param republishEvery the time between two looks for tickets whose last message has an older form
 * @param republishBatch the number of such tickets that a look may publish again
 */
@ConfigurationProperties("usher.issuance")
record IssuanceSettings(
        @DefaultValue("400d") Duration credentialOutlivesEvent,
        @DefaultValue("5s") Duration republishEvery,
        @DefaultValue("1000") int republishBatch) {

    IssuanceSettings {
        if (credentialOutlivesEvent.isNegative() || credentialOutlivesEvent.isZero()) {
            throw new IllegalArgumentException(
                    "usher.issuance.credential-outlives-event must be more than 0");
        }
        if (republishBatch < 1) {
            throw new IllegalArgumentException("usher.issuance.republish-batch must be at least 1");
        }
    }
}
