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
        @Nullable String balanceTransaction,
        long refunded,
        boolean disputed)
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

    public boolean fullyRefunded() {
        return captured() && refunded == amount;
    }

    /** Changes the sum of its refunds; a failed refund takes its amount back. */
    Charge refunding(long more) {
        long sum = refunded + more;
        if (sum < 0 || sum > amount) {
            throw new IllegalStateException("refunds of %d of %s".formatted(sum, id));
        }
        return with(terms, status, failure, balanceTransaction, sum, disputed);
    }

    Charge booked(String transaction) {
        return with(terms, status, failure, transaction, refunded, disputed);
    }

    Charge settled() {
        return with(terms, Status.SUCCEEDED, null, balanceTransaction, refunded, disputed);
    }

    Charge failed(Decline why) {
        return with(terms, Status.FAILED, why, balanceTransaction, refunded, disputed);
    }

    Charge nowDisputed() {
        return with(terms, status, failure, balanceTransaction, refunded, true);
    }

    @Override
    public Charge withTerms(SessionTerms newTerms) {
        return with(newTerms, status, failure, balanceTransaction, refunded, disputed);
    }

    private Charge with(
            SessionTerms newTerms,
            Status newStatus,
            @Nullable Decline newFailure,
            @Nullable String transaction,
            long newRefunded,
            boolean newDisputed) {
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
                transaction,
                newRefunded,
                newDisputed);
    }
}
