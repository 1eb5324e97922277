package dev.usher.stripesandbox.admin;

import dev.usher.stripesandbox.core.CheckoutSession;
import dev.usher.stripesandbox.core.CheckoutSession.Status;
import dev.usher.stripesandbox.core.SandboxCheckout;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The money of one session, with Stripe's names and values. Times are those of the sandbox's clock;
 * the end of a session is more precise than a second.
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record LedgerRow(
        String id,
        String status,
        String paymentStatus,
        long amountTotal,
        String currency,
        @Nullable String clientReferenceId,
        Map<String, String> metadata,
        Instant created,
        Instant expiresAt,
        @Nullable Instant completedAt,
        @Nullable Instant expiredAt,
        @Nullable String paymentIntent,
        long captured,
        long refunded,
        long withdrawn,
        int attempts) {

    static LedgerRow of(SandboxCheckout checkout) {
        CheckoutSession session = checkout.session();
        return new LedgerRow(
                session.id(),
                word(session.status()),
                word(session.paymentStatus()),
                session.terms().total(),
                session.terms().currency(),
                session.terms().clientReferenceId(),
                session.terms().metadata(),
                Instant.ofEpochSecond(session.created()),
                Instant.ofEpochSecond(session.expiresAt()),
                session.status() == Status.COMPLETE ? session.endedAt() : null,
                session.status() == Status.EXPIRED ? session.endedAt() : null,
                session.paymentIntent(),
                checkout.captured(),
                checkout.refunded(),
                checkout.withdrawn(),
                checkout.charges().size());
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
