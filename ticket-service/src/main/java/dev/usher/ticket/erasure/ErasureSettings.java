package dev.usher.ticket.erasure;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of erasures.
 *
 * @param batch the number of rows that one transaction empties
 * @param settleEvery the time between two looks for rows that were being written while their person
 *     was erased
 * @param settleFor how long after an erasure such rows are looked for; longer than any transaction
 *     may take
 */
@ConfigurationProperties("usher.erasure")
record ErasureSettings(
        @DefaultValue("1000") int batch,
        @DefaultValue("1m") Duration settleEvery,
        @DefaultValue("15m") Duration settleFor) {

    ErasureSettings {
        if (batch < 1) {
            throw new IllegalArgumentException("usher.erasure.batch must be at least 1");
        }
        if (!settleFor.isPositive()) {
            throw new IllegalArgumentException("usher.erasure.settle-for must be more than 0");
        }
    }
}
