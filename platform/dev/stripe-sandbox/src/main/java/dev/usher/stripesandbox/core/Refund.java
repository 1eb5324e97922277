package dev.usher.stripesandbox.core;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes back to the buyer. It can fail after it succeeded, when the bank sends it back.
 */
public record Refund(
        String id,
        long created,
        long amount,
        SessionTerms terms,
        Status status,
        String charge,
        String paymentIntent,
        String paymentMethod,
        @Nullable String reason,
        Map<String, String> metadata,
        String balanceTransaction,
        @Nullable String failureReason)
        implements StripeObject {

    /** The state of the money. */
    public enum Status {
        PENDING,
        SUCCEEDED,
        FAILED
    }

    public Refund {
        metadata = Map.copyOf(metadata);
    }

    Refund succeeded() {
        return with(terms, Status.SUCCEEDED, null);
    }

    Refund failed(String why) {
        return with(terms, Status.FAILED, why);
    }

    @Override
    public Refund withTerms(SessionTerms newTerms) {
        return with(newTerms, status, failureReason);
    }

    private Refund with(SessionTerms newTerms, Status newStatus, @Nullable String failure) {
        return new Refund(
                id,
                created,
                amount,
                newTerms,
                newStatus,
                charge,
                paymentIntent,
                paymentMethod,
                reason,
                metadata,
                balanceTransaction,
                failure);
    }
}
