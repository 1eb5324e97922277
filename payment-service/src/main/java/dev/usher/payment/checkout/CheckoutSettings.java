package dev.usher.payment.checkout;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an order is opened.
 *
 * @param deadline how long a buyer may take to pay; the session is expired by call after it
 * @param sessionLife the shortest life a session is asked for; Stripe wants at least 30 minutes,
 *     counted when it executes the call, hence a minute more
 * @param repeatFor how long a call without an answer is repeated with the same key
 * @param waitElsewhere how long a caller waits for another one who opens the same order
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
            throw new IllegalArgumentException("usher.checkout.deadline is above 0 and under 24 h");
        }
        if (sessionLife.compareTo(Duration.ofMinutes(30)) <= 0) {
            throw new IllegalArgumentException("usher.checkout.session-life is above 30 minutes");
        }
    }

    /** In whole seconds, as Stripe counts. */
    Instant orderEnds(Instant now) {
        return now.plus(deadline).truncatedTo(ChronoUnit.SECONDS);
    }

    Instant sessionEnds(Instant now) {
        return now.plus(sessionSpan()).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whether a session planned to end then is too old a plan to be asked for again. */
    boolean stale(Instant sessionEnds, Instant now) {
        return now.isAfter(sessionEnds.minus(sessionSpan()).plus(repeatFor));
    }

    private Duration sessionSpan() {
        return deadline.compareTo(sessionLife) > 0 ? deadline : sessionLife;
    }
}
