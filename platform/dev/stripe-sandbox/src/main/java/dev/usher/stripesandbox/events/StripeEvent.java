package dev.usher.stripesandbox.events;

import dev.usher.stripesandbox.core.SessionTerms;
import dev.usher.stripesandbox.core.StripeObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of the log. {@code sequence} has no gaps, which Stripe itself does not offer. {@code
 * announced} tells whether an endpoint was subscribed when it happened.
 */
public record StripeEvent(
        String id,
        long sequence,
        String type,
        long created,
        StripeObject object,
        Map<String, @Nullable Object> previously,
        @Nullable String requestId,
        @Nullable String idempotencyKey,
        boolean announced) {

    /** Replaces the terms of its object. */
    public StripeEvent withTerms(SessionTerms equalTerms) {
        return new StripeEvent(
                id,
                sequence,
                type,
                created,
                object.withTerms(equalTerms),
                previously,
                requestId,
                idempotencyKey,
                announced);
    }
}
