package dev.usher.stripesandbox.api;

import dev.usher.stripesandbox.core.SessionTerms;
import dev.usher.stripesandbox.core.StripeRefusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Rules of a new session that are checked after its idempotency key: expiry and amount. */
@Component
class SessionRules {

    private static final Duration SHORTEST = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Clock clock;

    SessionRules(Clock clock) {
        this.clock = clock;
    }

    /** The expiry: 30 minutes to 24 hours from now, by default 24 hours. */
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
        } catch (ArithmeticException _) {
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
