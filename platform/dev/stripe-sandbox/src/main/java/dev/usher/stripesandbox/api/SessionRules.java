package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.SessionTerms;
import dev.usher.stripesandbox.core.StripeRefusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** What is checked when a session is made, after its idempotency key: the clock and the amount. */
@Component
class SessionRules {

    private static final Duration SHORTEST = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Clock clock;

    SessionRules(Clock clock) {
        this.clock = clock;
    }

    /** Between 30 minutes and 24 hours from now; without a wish the latest. */
    long expiry(OptionalLong wish) {
        long now = clock.instant().getEpochSecond();
        long expiresAt = wish.orElse(now + LONGEST.toSeconds());
        if (expiresAt < now + SHORTEST.toSeconds()) {
            throw StripeRefusal.invalid(
                    null,
                    "expires_at",
                    "The `expires_at` timestamp must be at least 30 minutes from Checkout Session"
                            + " creation.");
        }
        if (expiresAt > now + LONGEST.toSeconds()) {
            throw StripeRefusal.invalid(
                    null,
                    "expires_at",
                    "The `expires_at` timestamp must be less than 24 hours from Checkout Session"
                            + " creation.");
        }
        return expiresAt;
    }

    void requireChargeable(SessionTerms terms) {
        long total = total(terms);
        long least = Currencies.least(terms.currency());
        if (total != 0 && total < least) {
            throw StripeRefusal.invalid(
                    "amount_too_small",
                    null,
                    "The Checkout Session's total amount due must add up to at least %d in the"
                                    .formatted(least)
                            + " smallest unit of "
                            + terms.currency().toUpperCase(Locale.ROOT));
        }
        if (total > Currencies.most()) {
            throw tooLarge(terms);
        }
    }

    private static long total(SessionTerms terms) {
        try {
            return terms.total();
        } catch (ArithmeticException overflow) {
            throw tooLarge(terms);
        }
    }

    private static StripeRefusal tooLarge(SessionTerms terms) {
        return StripeRefusal.invalid(
                "amount_too_large",
                null,
                "The Checkout Session's total amount due must be no more than %d in the smallest"
                                .formatted(Currencies.most())
                        + " unit of "
                        + terms.currency().toUpperCase(Locale.ROOT));
    }
}
