package dev.usher.payment.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders behave.
 *
 * @param expectedLivemode whether money must be real; money of the other kind is quarantined
 * @param maxWait the longest {@code Prefer: wait}
 * @param maxWaiting how many callers may wait at once; the others are answered straight away
 * @param lookAgainAfter how soon a waiting caller sees what another replica committed
 * @param attemptLease how long whoever works on an attempt has it alone, unless done earlier
 * @param giveUpAfter after what time an attempt that nobody repeats is given up
 * @param firstCheck how long an open order waits before its provider is asked about it
 */
@ConfigurationProperties("usher.orders")
public record OrderSettings(
        @DefaultValue("true") boolean expectedLivemode,
        @DefaultValue("30s") Duration maxWait,
        @DefaultValue("2000") int maxWaiting,
        @DefaultValue("500ms") Duration lookAgainAfter,
        @DefaultValue("30s") Duration attemptLease,
        @DefaultValue("2m") Duration giveUpAfter,
        @DefaultValue("30s") Duration firstCheck) {}
