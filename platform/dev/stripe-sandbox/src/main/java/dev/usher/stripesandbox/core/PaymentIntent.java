package dev.usher.stripesandbox.core;

import org.jspecify.annotations.Nullable;

/** Collects the total of one session. It is created at the first attempt to pay, not before. */
public record PaymentIntent(
        String id,
        String clientSecret,
        long created,
        long amount,
        SessionTerms terms,
        Status status,
        @Nullable String paymentMethod,
        @Nullable String latestCharge,
        @Nullable Decline lastError,
        @Nullable PaymentAttempt challenged,
        @Nullable Long canceledAt)
        implements StripeObject {

    /** The state of the intent. */
    public enum Status {
        REQUIRES_PAYMENT_METHOD,
        REQUIRES_ACTION,
        PROCESSING,
        SUCCEEDED,
        CANCELED
    }

    static PaymentIntent created(String id, String secret, long created, SessionTerms terms) {
        return new PaymentIntent(
                id,
                secret,
                created,
                terms.total(),
                terms,
                Status.REQUIRES_PAYMENT_METHOD,
                null,
                null,
                null,
                null,
                null);
    }

    PaymentIntent succeeded(String method, String charge) {
        return moved(Status.SUCCEEDED, method, charge, null, null, null);
    }

    PaymentIntent processing(String method, String charge) {
        return moved(Status.PROCESSING, method, charge, null, null, null);
    }

    /** Returns to the first state, so that the buyer can try another card. */
    PaymentIntent declined(@Nullable String charge, Decline why) {
        return moved(Status.REQUIRES_PAYMENT_METHOD, null, charge, why, null, null);
    }

    PaymentIntent challenged(String method, PaymentAttempt attempt) {
        return moved(Status.REQUIRES_ACTION, method, latestCharge, null, attempt, null);
    }

    PaymentIntent canceled(long at) {
        return moved(Status.CANCELED, paymentMethod, latestCharge, lastError, null, at);
    }

    private PaymentIntent moved(
            Status to,
            @Nullable String method,
            @Nullable String charge,
            @Nullable Decline error,
            @Nullable PaymentAttempt challenge,
            @Nullable Long canceled) {
        if (status == Status.SUCCEEDED || status == Status.CANCELED) {
            throw new IllegalStateException("an intent that is " + status + " cannot change");
        }
        return new PaymentIntent(
                id,
                clientSecret,
                created,
                amount,
                terms,
                to,
                method,
                charge,
                error,
                challenge,
                canceled);
    }

    @Override
    public PaymentIntent withTerms(SessionTerms newTerms) {
        return new PaymentIntent(
                id,
                clientSecret,
                created,
                amount,
                newTerms,
                status,
                paymentMethod,
                latestCharge,
                lastError,
                challenged,
                canceledAt);
    }
}
