package dev.usher.payment.checkout;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of opening an order.
 *
 * @param deadline how long a buyer may take to pay; after it the session is expired by a call
 * @param sessionLife the shortest life that is requested for a session; Stripe requires at least 30
 *     minutes, counted from when it executes the call, hence a minute more
 * @param repeatFor how long a call without an answer is repeated with the same key
 * @param waitElsewhere how long a caller waits for another caller who opens the same order
 */
@ConfigurationProperties("usher.checkout")
record CheckoutSettings(
        @DefaultValue("31m") Duration deadline,
        @DefaultValue("31m") Duration sessionLife,
        @DefaultValue("45s") Duration repeatFor,
        @DefaultValue("10s") Duration waitElsewhere) {

    private static final Duration LONGEST_SESSION = Duration.ofHours(24);

    CheckoutSettings {
        if (deadline.isNegative()
                || deadline.isZero()
                || deadline.compareTo(LONGEST_SESSION) >= 0) {
            throw new IllegalArgumentException(
                    "usher.checkout.deadline must be above 0 and under 24 h");
        }
        if (sessionLife.compareTo(Duration.ofMinutes(30)) <= 0) {
            throw new IllegalArgumentException(
                    "usher.checkout.session-life must be above 30 minutes");
        }
    }

    /** The end of the time to pay, in whole seconds because Stripe counts in them. */
    Instant orderEnds(Instant now) {
        return now.plus(deadline).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The end of the session, in whole seconds. */
    Instant sessionEnds(Instant now) {
        return now.plus(sessionSpan()).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Tells whether a plan with this end is too old to be requested again. */
    boolean stale(Instant sessionEnds, Instant now) {
        return now.isAfter(sessionEnds.minus(sessionSpan()).plus(repeatFor));
    }

    private Duration sessionSpan() {
        return deadline.compareTo(sessionLife) > 0 ? deadline : sessionLife;
    }
}
