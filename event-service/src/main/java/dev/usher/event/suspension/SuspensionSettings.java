package dev.usher.event.suspension;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of suspended accounts.
 *
 * @param pollInterval how often each replica reads which accounts are suspended
 * @param restAfter how long after the last call it reads no more; the next call reads first
 * @param maxAccounts the most suspended accounts that a replica keeps in memory
 */
@ConfigurationProperties("usher.suspension")
record SuspensionSettings(
        @DefaultValue("500ms") Duration pollInterval,
        @DefaultValue("10s") Duration restAfter,
        @DefaultValue("100000") int maxAccounts) {

    SuspensionSettings {
        if (!pollInterval.isPositive() || !restAfter.isPositive() || maxAccounts < 1) {
            throw new IllegalArgumentException("the settings of usher.suspension must be positive");
        }
    }
}
