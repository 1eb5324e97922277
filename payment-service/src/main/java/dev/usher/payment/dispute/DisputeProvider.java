package dev.usher.payment.dispute;

import java.util.Optional;

/**
 * Shows the objections of buyers' banks at the payment provider. Implementations keep the
 * provider's limits, answer within their own time limit and never throw because of the provider.
 * They must not be called inside a transaction.
 */
public interface DisputeProvider {

    /** Reads a dispute; empty if the provider can't be asked at the moment. */
    Optional<DisputeReport> read(String stripeId);
}
