package dev.usher.stripesandbox.core;

import org.jspecify.annotations.Nullable;

/** One attempt to move the money. */
public record Charge(
        String id,
        long created,
        long amount,
        SessionTerms terms,
        Status status,
        String paymentIntent,
        String paymentMethod,
        PaymentMeans means,
        CheckoutSession.Payer payer,
        boolean authenticated,
        @Nullable Decline failure,
        @Nullable String balanceTransaction)
        implements StripeObject {

    /** Whether the money moved. */
    public enum Status {
        PENDING,
        SUCCEEDED,
        FAILED
    }

    public boolean captured() {
        return status == Status.SUCCEEDED;
    }

    Charge booked(String transaction) {
        return with(status, failure, transaction);
    }

    Charge settled() {
        return with(Status.SUCCEEDED, null, balanceTransaction);
    }

    Charge failed(Decline why) {
        return with(Status.FAILED, why, balanceTransaction);
    }

    private Charge with(Status to, @Nullable Decline why, @Nullable String transaction) {
        return new Charge(
                id,
                created,
                amount,
                terms,
                to,
                paymentIntent,
                paymentMethod,
                means,
                payer,
                authenticated,
                why,
                transaction);
    }

    @Override
    public Charge sharing(SessionTerms equalTerms) {
        return new Charge(
                id,
                created,
                amount,
                equalTerms,
                status,
                paymentIntent,
                paymentMethod,
                means,
                payer,
                authenticated,
                failure,
                balanceTransaction);
    }
}
