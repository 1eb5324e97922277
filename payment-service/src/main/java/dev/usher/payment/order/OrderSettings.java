package dev.usher.payment.order;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of orders.
 *
 * @param expectedLivemode whether money must be real; a payment of the other kind is quarantined
 * @param maxWait the longest {@code Prefer: wait}
 * @param maxWaiting how many callers may wait at once; more are answered without a wait
 * @param lookAgainAfter after which time a waiting caller sees a commit of another replica
 * @param attemptLease how long a caller has an attempt alone, unless it finishes earlier
 * @param giveUpAfter after which time an attempt that is not repeated is given up
 * @param releaseWithin how long event-service may take to learn that an attempt was given up
 * @param firstCheck how long an order is open before the provider is asked about it
 */
@ConfigurationProperties("usher.orders")
record OrderSettings(
        @DefaultValue("true") boolean expectedLivemode,
        @DefaultValue("30s") Duration maxWait,
        @DefaultValue("2000") int maxWaiting,
        @DefaultValue("500ms") Duration lookAgainAfter,
        @DefaultValue("30s") Duration attemptLease,
        @DefaultValue("2m") Duration giveUpAfter,
        @DefaultValue("10s") Duration releaseWithin,
        @DefaultValue("30s") Duration firstCheck) {

    /** The {@code wait} preference of RFC 7240. A header that can't be read is ignored. */
    record Wait(Duration atMost) {

        private static final Pattern WAIT =
                Pattern.compile("(?:^|,)\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?=[,;]|$)");

        static Wait of(@Nullable String prefer, Duration max) {
            Matcher matcher = WAIT.matcher(prefer == null ? "" : prefer.toLowerCase(Locale.ROOT));
            if (!matcher.find()) {
                return new Wait(Duration.ZERO);
            }
            Duration asked = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
            return new Wait(asked.compareTo(max) > 0 ? max : asked);
        }

        boolean wanted() {
            return !atMost.isZero();
        }
    }
}
