package dev.usher.payment.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The checkout session of an order.
 *
 * @param attempt counts the sessions planned for the order; part of the provider's idempotency key
 * @param expiresAt the end that the provider is told; null until the session is planned
 */
@Embeddable
record SessionState(
        @Column(name = "attempt") int attempt,
        @Column(name = "session_expires_at") @Nullable Instant expiresAt,
        @Column(name = "session_id") @Nullable String id,
        @Column(name = "session_url") @Nullable String url,
        @Column(name = "payment_intent_id") @Nullable String paymentIntentId) {

    /** The state of an order that has no session yet. */
    static SessionState none() {
        return new SessionState(1, null, null, null, null);
    }

    SessionState planned(SessionPlan plan) {
        return new SessionState(plan.attempt(), plan.sessionEnds(), id, url, paymentIntentId);
    }

    SessionState paidBy(Receipt receipt) {
        return new SessionState(
                attempt, expiresAt, receipt.sessionId(), url, receipt.paymentIntentId());
    }
}
