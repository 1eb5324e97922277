package dev.usher.stripesandbox.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A checkout session. It is open until it is paid or expires. {@code endedAt} is the time of that
 * with the clock's precision; Stripe itself shows seconds only.
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

    /** The state of the session. */
    public enum Status {
        OPEN,
        COMPLETE,
        EXPIRED
    }

    /** The state of the payment. A shop must not deliver while it is {@code UNPAID}. */
    public enum PaymentStatus {
        UNPAID,
        PAID,
        NO_PAYMENT_REQUIRED
    }

    /** The payer, as typed into the checkout page. */
    public record Payer(@Nullable String email, @Nullable String name) {}

    static CheckoutSession opened(String id, long created, long expiresAt, SessionTerms terms) {
        return new CheckoutSession(
                id, created, expiresAt, terms, Status.OPEN, PaymentStatus.UNPAID, null, null, null);
    }

    CheckoutSession completed(
            PaymentStatus payment, @Nullable String intent, Payer by, Instant at) {
        require(status == Status.OPEN, "only an open session completes");
        return with(terms, Status.COMPLETE, payment, intent, by, at);
    }

    CheckoutSession settled() {
        require(
                status == Status.COMPLETE && paymentStatus == PaymentStatus.UNPAID,
                "only a complete, unpaid session settles");
        return with(terms, status, PaymentStatus.PAID, paymentIntent, payer, endedAt);
    }

    CheckoutSession expired(Instant at) {
        require(status == Status.OPEN, "only an open session expires");
        return with(terms, Status.EXPIRED, paymentStatus, paymentIntent, payer, at);
    }

    CheckoutSession withIntent(String intent) {
        return with(terms, status, paymentStatus, intent, payer, endedAt);
    }

    @Override
    public CheckoutSession withTerms(SessionTerms newTerms) {
        return with(newTerms, status, paymentStatus, paymentIntent, payer, endedAt);
    }

    private CheckoutSession with(
            SessionTerms newTerms,
            Status newStatus,
            PaymentStatus payment,
            @Nullable String intent,
            @Nullable Payer by,
            @Nullable Instant at) {
        return new CheckoutSession(
                id, created, expiresAt, newTerms, newStatus, payment, intent, by, at);
    }

    private void require(boolean allowed, String rule) {
        if (!allowed) {
            throw new IllegalStateException(
                    "%s, this one is %s, %s".formatted(rule, status, paymentStatus));
        }
    }

    public boolean open() {
        return status == Status.OPEN;
    }

    /** Tells whether an open session is past its expiry. */
    public boolean overdue(Instant now) {
        return open() && now.getEpochSecond() >= expiresAt;
    }
}
