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

    /** The state of the money. */
    public enum Status {
        PENDING,
        SUCCEEDED,
        FAILED
    }

    public boolean captured() {
        return status == Status.SUCCEEDED;
    }

    Charge booked(String transaction) {
        return with(terms, status, failure, transaction);
    }

    Charge settled() {
        return with(terms, Status.SUCCEEDED, null, balanceTransaction);
    }

    Charge failed(Decline why) {
        return with(terms, Status.FAILED, why, balanceTransaction);
    }

    @Override
    public Charge withTerms(SessionTerms newTerms) {
        return with(newTerms, status, failure, balanceTransaction);
    }

    private Charge with(
            SessionTerms newTerms,
            Status newStatus,
            @Nullable Decline newFailure,
            @Nullable String transaction) {
        return new Charge(
                id,
                created,
                amount,
                newTerms,
                newStatus,
                paymentIntent,
                paymentMethod,
                means,
                payer,
                authenticated,
                newFailure,
                transaction);
    }
}
