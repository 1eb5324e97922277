package dev.usher.payment.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The checkout session of an order.
 *
 * @param attempt which try this is; part of the idempotency key at the provider
 * @param expiresAt what the provider is told; null until the session is planned
 */
public record SessionState(
        int attempt,
        @Nullable Instant expiresAt,
        @Nullable String id,
        @Nullable String url,
        @Nullable String paymentIntentId) {}
