package dev.usher.stripesandbox.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A checkout session: open until it is paid or expires, whichever comes first. {@code endedAt} is
 * that moment, finer than the seconds that Stripe shows.
 */
public record CheckoutSession(
        String id,
        long created,
        long expiresAt,
        SessionTerms terms,
        Status status,
        PaymentStatus paymentStatus,
        @Nullable String paymentIntent,
        @Nullable Payer payer,
        @Nullable Instant endedAt)
        implements StripeObject {

    /** How far the session is. */
    public enum Status {
        OPEN,
        COMPLETE,
        EXPIRED
    }

    /** Whether the money is there; only {@code UNPAID} means do not deliver. */
    public enum PaymentStatus {
        UNPAID,
        PAID,
        NO_PAYMENT_REQUIRED
    }

    /** Who paid, as typed into the checkout page. */
    public record Payer(@Nullable String email, @Nullable String name) {}

    static CheckoutSession opened(String id, long created, long expiresAt, SessionTerms terms) {
        return new CheckoutSession(
                id, created, expiresAt, terms, Status.OPEN, PaymentStatus.UNPAID, null, null, null);
    }

    CheckoutSession completed(
            PaymentStatus payment, @Nullable String intent, Payer by, Instant at) {
        if (status != Status.OPEN) {
            throw new IllegalStateException("only an open session completes, this is " + status);
        }
        return new CheckoutSession(
                id, created, expiresAt, terms, Status.COMPLETE, payment, intent, by, at);
    }

    CheckoutSession settled() {
        if (status != Status.COMPLETE || paymentStatus != PaymentStatus.UNPAID) {
            throw new IllegalStateException("only a complete, unpaid session settles");
        }
        return new CheckoutSession(
                id,
                created,
                expiresAt,
                terms,
                status,
                PaymentStatus.PAID,
                paymentIntent,
                payer,
                endedAt);
    }

    CheckoutSession expired(Instant at) {
        if (status != Status.OPEN) {
            throw new IllegalStateException("only an open session expires, this is " + status);
        }
        return new CheckoutSession(
                id,
                created,
                expiresAt,
                terms,
                Status.EXPIRED,
                paymentStatus,
                paymentIntent,
                payer,
                at);
    }

    CheckoutSession with(String intent) {
        return new CheckoutSession(
                id, created, expiresAt, terms, status, paymentStatus, intent, payer, endedAt);
    }

    public boolean open() {
        return status == Status.OPEN;
    }

    /** Whether its time is over, though nobody may have noticed yet. */
    public boolean overdue(Instant now) {
        return open() && now.getEpochSecond() >= expiresAt;
    }

    @Override
    public CheckoutSession sharing(SessionTerms equalTerms) {
        return new CheckoutSession(
                id,
                created,
                expiresAt,
                equalTerms,
                status,
                paymentStatus,
                paymentIntent,
                payer,
                endedAt);
    }
}
