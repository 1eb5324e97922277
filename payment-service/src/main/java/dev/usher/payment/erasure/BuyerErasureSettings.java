package dev.usher.payment.erasure;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of erasures.
 *
 * @param settleEvery the time between two looks for orders that were being opened while their buyer
 *     was erased
 * @param settleFor how long after an erasure such orders are looked for; longer than any
 *     transaction or call may take
 */
@ConfigurationProperties("usher.erasure")
record BuyerErasureSettings(
        @DefaultValue("1m") Duration settleEvery, @DefaultValue("15m") Duration settleFor) {

    BuyerErasureSettings {
        if (!settleFor.isPositive()) {
            throw new IllegalArgumentException("usher.erasure.settle-for must be more than 0");
        }
    }
}
